; The installer for one person, without administrator's rights. packaging/release/release.sh gives it
; VERSION, FILES (a folder with what is installed), OUT, ICON, SIDE (a picture) and SIGN (what signs the uninstaller).
Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestDPIAware true

!include MUI2.nsh
!include WordFunc.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh

!define NAME "Lispärmen"
!define KIND "Lisparmen.lis" ; what Windows calls the files that the program opens
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Lisparmen"
!define PROGRAM "$INSTDIR\lisparmen.exe"

; What the installer ends with, besides 0 and NSIS' own 1 (stopped by the person) and 2 (failed).
!define EXIT_RUNNING 3
!define EXIT_OLDER 4
!define EXIT_WINDOWS 5

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Lisparmen"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
BrandingText "${NAME} ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey /LANG=1053 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1053 "CompanyName" "${NAME}"
VIAddVersionKey /LANG=1053 "FileDescription" "Installerar ${NAME}"
VIAddVersionKey /LANG=1053 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1053 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1053 "LegalCopyright" "EUPL-1.2"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_WELCOMEPAGE_TITLE "Installera ${NAME} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "Programmet installeras för dig i den här datorn. Det behöver inga administratörsrättigheter och skickar ingenting från datorn.$\r$\n$\r$\nFiler som slutar på .lis öppnas sedan med ${NAME}, och programmet finns i Start-menyn.$\r$\n$\r$\nHar du en äldre version byts den ut. Dina pärmar ändras inte.$\r$\n$\r$\nVälj Installera."
!define MUI_FINISHPAGE_TITLE "${NAME} är installerat"
!define MUI_FINISHPAGE_TEXT "Du hittar ${NAME} i Start-menyn."
!define MUI_FINISHPAGE_RUN "${PROGRAM}"
!define MUI_FINISHPAGE_RUN_TEXT "Starta ${NAME} nu"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Programmet tas bort ur datorn. Dina pärmar (.lis) ligger kvar där du har lagt dem. Arbetskopior, säkerhetskopior och inställningar ligger också kvar, i mappen $LOCALAPPDATA\lisparmen."

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Swedish"

!finalize '"${SIGN}" "%1"'
!uninstfinalize '"${SIGN}" "%1"'

; A program that runs cannot be replaced, and Windows lets nobody write in it.
!macro WaitForTheProgram un
Function ${un}WaitForTheProgram
again:
	IfFileExists "${PROGRAM}" 0 done
	ClearErrors
	FileOpen $0 "${PROGRAM}" a
	IfErrors running
	FileClose $0
	Goto done
running:
	MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME} är öppet. Inget har ändrats. Stäng programmet och försök igen." /SD IDCANCEL IDRETRY again
	SetErrorLevel ${EXIT_RUNNING}
	Quit
done:
FunctionEnd
!macroend
!insertmacro WaitForTheProgram ""
!insertmacro WaitForTheProgram "un."

Function .onInit
	${IfNot} ${AtLeastWin10}
		MessageBox MB_OK|MB_ICONSTOP "${NAME} behöver Windows 10 eller nyare. Inget har ändrats. Be it-avdelningen om hjälp." /SD IDOK
		SetErrorLevel ${EXIT_WINDOWS}
		Quit
	${EndIf}
	ReadRegStr $1 HKCU "${UNINSTALL}" "DisplayVersion"
	${If} $1 != ""
		${VersionCompare} "$1" "${VERSION}" $2
		${If} $2 = 1
			MessageBox MB_OK|MB_ICONSTOP "En nyare version, $1, är redan installerad. Inget har ändrats. Avinstallera den först om du vill ha version ${VERSION}." /SD IDOK
			SetErrorLevel ${EXIT_OLDER}
			Quit
		${EndIf}
	${EndIf}
FunctionEnd

Section
	Call WaitForTheProgram
	; What an older version had and this one lacks goes with it.
	ReadRegStr $1 HKCU "${UNINSTALL}" "InstallLocation"
	${If} $1 != ""
	${AndIf} ${FileExists} "$1\avinstallera.exe"
		ExecWait '"$1\avinstallera.exe" /S _?=$1'
		Delete "$1\avinstallera.exe"
	${EndIf}

	SetOutPath "$INSTDIR"
	File "${FILES}/lisparmen.exe"
	File "${FILES}/LICENSE.txt"
	File "${FILES}/THIRD-PARTY-LICENSES.txt"
	File "${FILES}/LÄS-MIG.txt"
!ifdef OPENGL
	SetOutPath "$INSTDIR\opengl"
	File "${FILES}/opengl/opengl32.dll"
	File "${FILES}/opengl/LICENSE.txt"
	SetOutPath "$INSTDIR"
!endif
	WriteUninstaller "$INSTDIR\avinstallera.exe"
	CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "${PROGRAM}"

	WriteRegStr HKCU "Software\Classes\${KIND}" "" "LIS-pärm"
	WriteRegStr HKCU "Software\Classes\${KIND}\DefaultIcon" "" "${PROGRAM},0"
	WriteRegStr HKCU "Software\Classes\${KIND}\shell\open\command" "" '"${PROGRAM}" "%1"'
	WriteRegStr HKCU "Software\Classes\.lis" "" "${KIND}"
	WriteRegStr HKCU "Software\Classes\.lis" "Content Type" "application/x-lisparmen"
	WriteRegStr HKCU "Software\Classes\.lis\OpenWithProgids" "${KIND}" ""

	WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
	WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
	WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "${PROGRAM},0"
	WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${NAME}"
	WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
	WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\avinstallera.exe"'
	WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\avinstallera.exe" /S'
	WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
	WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
	${GetSize} "$INSTDIR" "/S=0K" $1 $2 $3
	WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $1
	${RefreshShellIcons}
SectionEnd

Section Uninstall
	Call un.WaitForTheProgram
	Delete "${PROGRAM}"
	Delete "$INSTDIR\LICENSE.txt"
	Delete "$INSTDIR\THIRD-PARTY-LICENSES.txt"
	Delete "$INSTDIR\LÄS-MIG.txt"
	Delete "$INSTDIR\opengl\opengl32.dll"
	Delete "$INSTDIR\opengl\LICENSE.txt"
	RMDir "$INSTDIR\opengl"
	Delete "$INSTDIR\avinstallera.exe"
	RMDir "$INSTDIR" ; only when it is empty: what others have put there stays
	Delete "$SMPROGRAMS\${NAME}.lnk"

	DeleteRegKey HKCU "Software\Classes\${KIND}"
	DeleteRegValue HKCU "Software\Classes\.lis\OpenWithProgids" "${KIND}"
	ReadRegStr $1 HKCU "Software\Classes\.lis" ""
	${If} $1 == "${KIND}" ; and not another program that has come since
		DeleteRegValue HKCU "Software\Classes\.lis" ""
		DeleteRegValue HKCU "Software\Classes\.lis" "Content Type"
	${EndIf}
	DeleteRegKey /ifempty HKCU "Software\Classes\.lis\OpenWithProgids"
	DeleteRegKey /ifempty HKCU "Software\Classes\.lis"
	DeleteRegKey HKCU "${UNINSTALL}"
	${RefreshShellIcons}
SectionEnd
