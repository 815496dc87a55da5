package data

import (
	"slices"
	"strings"
)

// refusedEndings are the sorts of files that do something when they are opened: those that Outlook lets nobody open
// (https://support.microsoft.com/office/blocked-attachments-in-outlook-434752e1-02d3-4e90-9124-8b81e49a8519), and below them documents
// with macros and queries, OneNote, disk images, and packages and programs of other systems.
var refusedEndings = strings.Fields(`
	ade adp app application appref-ms asp aspx asx bas bat bgi cab cer chm cmd cnt com cpl crt csh der diagcab exe fxp gadget grp
	hlp hpj hta htc img inf ins iso isp its jar jnlp js jse ksh lnk mad maf mag mam maq mar mas mat mau mav maw mcf mda mdb mde mdt
	mdw mdz msc msh msh1 msh2 mshxml msh1xml msh2xml msi msp mst msu ops osd pcd pif pl plg prf prg printerexport ps1 ps1xml ps2
	ps2xml psc1 psc2 psd1 psdm1 psm1 pssc pst py pyc pyo pyw pyz pyzw reg scf scr sct settingcontent-ms shb shs theme udl url vb vbe
	vbp vbs vhd vhdx vsmacros vsw webpnp website ws wsb wsc wsf wsh xbap xll xnk
	docm dotm xlsm xltm xlam xla xlb xlm pptm potm ppam ppsm sldm accde accdr iqy oqy rqy slk wiz
	one onepkg onetoc2 library-ms search-ms searchconnector-ms appx appxbundle msix msixbundle appinstaller appcontent-ms
	desktop sh apk deb rpm dmg pkg dll drv ocx sys vxd wim swf mht mhtml`)

// MayAttach refuses a file by its name when it does something once it is opened: "problem.attach.danger".
func MayAttach(name string) error {
	if ending := Ending(SafeFileName(name)); slices.Contains(refusedEndings, ending) {
		return NewProblem("problem.attach.danger", "name", name, "ending", ending)
	}
	return nil
}
