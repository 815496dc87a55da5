//go:build unix

package e2e

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// released is a desk with what is given out, and a Wine prefix in which nothing has been installed. make verify-packages makes both.
type released struct {
	*wine
	folder, version string
}

const uninstallKey = `HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Lisparmen`

func newReleased(t *testing.T) *released {
	t.Helper()
	if os.Getenv("LISPARMEN_RELEASE") != "1" {
		t.Skip("slow: runs when LISPARMEN_RELEASE is 1, as in make verify-packages")
	}
	out, err := filepath.Abs("../out")
	if err != nil {
		t.Fatal(err)
	}
	r := &released{
		&wine{desk: &desk{t, filepath.Join(out, "..", "lisparmen"), t.TempDir(), t.TempDir()}, env: os.Environ()},
		filepath.Join(out, "release"), os.Getenv("VERSION"),
	}
	r.env = slices.DeleteFunc(r.env, func(e string) bool {
		return strings.HasPrefix(e, "DISPLAY=") || strings.HasPrefix(e, "WAYLAND_DISPLAY=") || strings.HasPrefix(e, "WINE") || strings.HasPrefix(e, "SIGN_")
	})
	r.env = append(r.env, "WINEPREFIX="+r.prefix(), "WINEARCH=win64", "WINEDEBUG=-all", "WINEDLLOVERRIDES="+overrides)
	if _, err := os.Stat(r.given("installera.exe")); r.version == "" || err != nil {
		t.Fatalf("%v; run make verify-packages", err)
	}
	return r
}

func (r *released) prefix() string { return filepath.Join(filepath.Dir(r.folder), "wine-release") }

// given is one of the files that are given out.
func (r *released) given(end string) string {
	r.Helper()
	found, err := filepath.Glob(filepath.Join(r.folder, "*"+end))
	if err != nil || len(found) != 1 {
		r.Fatalf("out/release holds %q that end with %s", found, end)
	}
	return found[0]
}

func (r *released) local(name string) string {
	return filepath.Join(r.prefix(), "drive_c", "users", currentUser(), "AppData", "Local", name)
}

func (r *released) startMenu() string {
	return filepath.Join(r.prefix(), "drive_c", "users", currentUser(), "AppData", "Roaming", "Microsoft", "Windows", "Start Menu", "Programs", "Lispärmen.lnk")
}

func currentUser() string {
	out, err := exec.Command("id", "-un").Output()
	if err != nil {
		return "root"
	}
	return strings.TrimSpace(string(out))
}

// under runs a Windows program and tells what it ended with and what it wrote.
func (r *released) under(program string, args ...string) (code int, out string) {
	r.Helper()
	ctx, stop := context.WithTimeout(context.Background(), 4*time.Minute)
	defer stop()
	var both bytes.Buffer
	cmd := r.start(ctx, program, args...)
	cmd.Stdout, cmd.Stderr = &both, &both
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil && !errors.As(err, &exit) && !errors.Is(err, exec.ErrWaitDelay) {
		r.Fatalf("%s %q: %v", program, args, err)
	}
	return cmd.ProcessState.ExitCode(), strings.ReplaceAll(both.String(), "\r", "")
}

func (r *released) wantCode(want int, program string, args ...string) {
	r.Helper()
	if code, out := r.under(program, args...); code != want {
		r.Fatalf("%s %q gave %d, not %d: %s", filepath.Base(program), args, code, want, out)
	}
}

// registered is what the registry says, empty where there is no such key.
func (r *released) registered(key, value string) string {
	r.Helper()
	args := []string{"query", key, "/ve"}
	if value != "" {
		args = []string{"query", key, "/v", value}
	}
	code, out := r.under("reg", args...)
	if code != 0 {
		return ""
	}
	_, said, _ := strings.Cut(out, "REG_SZ")
	return strings.TrimSpace(said)
}

func (r *released) hasFiles(there bool, paths ...string) {
	r.Helper()
	for _, path := range paths {
		if _, err := os.Stat(path); (err == nil) != there {
			r.Errorf("%s: there is %v, want %v", path, err == nil, there)
		}
	}
}

// gone waits until a folder is no longer there: an uninstaller goes on by itself when the one that was started has ended.
func (r *released) gone(path string) {
	r.Helper()
	for range 100 {
		if _, err := os.Stat(path); err != nil {
			return
		}
		time.Sleep(200 * time.Millisecond)
	}
	r.Errorf("%s is still there", path)
}

func inFolder(folder string, names ...string) []string {
	for i := range names {
		names[i] = filepath.Join(folder, filepath.FromSlash(names[i]))
	}
	return names
}

func programFiles(folder string) []string {
	return inFolder(folder, "lisparmen.exe", "LICENSE.txt", "THIRD-PARTY-LICENSES.txt", "LÄS-MIG.txt", "opengl/opengl32.dll", "opengl/LICENSE.txt")
}

// worksAs makes a file and a paper with the installed program, which keeps its own files where it does without being told.
func (r *released) worksAs(program string) (file string) {
	r.Helper()
	file = r.path("vår pärm.lis")
	paper := r.path("årsrapport.pdf")
	r.wantCode(0, program, "exempel", named(file))
	r.wantCode(0, program, "rapport", named(file), "arsrapport", "-o", named(paper))
	if !bytes.HasPrefix(r.read(paper), []byte("%PDF-")) {
		r.Error("the paper is no PDF")
	}
	return file
}

// older makes a folder with a program that is older, which when it is started stays for a while.
func (r *released) older() (files string) {
	r.Helper()
	files = r.path("older")
	r.mustFolder("older")
	source := r.file("wait.c", []byte("#include <windows.h>\nint main(void) { Sleep(120000); return 0; }\n"))
	r.file("version.rc", []byte("1 VERSIONINFO\nFILEVERSION 0,0,1,0\nPRODUCTVERSION 0,0,1,0\nBEGIN\nEND\n"))
	r.tool("x86_64-w64-mingw32-windres", r.path("version.rc"), r.path("version.o"))
	r.tool("x86_64-w64-mingw32-gcc", "-mwindows", "-o", filepath.Join(files, "lisparmen.exe"), source, r.path("version.o"))
	for _, name := range []string{"LICENSE.txt", "THIRD-PARTY-LICENSES.txt", "LÄS-MIG.txt"} {
		r.file(filepath.Join("older", name), []byte("older\n"))
	}
	r.tool(r.maker(), "icon", "../icons/app.png", filepath.Join(files, "lisparmen.ico"))
	return files
}

// maker is the command of packaging/release, built.
func (r *released) maker() string {
	r.Helper()
	maker := r.path("release")
	if _, err := os.Stat(maker); err != nil {
		r.Setenv("SOURCE_DATE_EPOCH", "1700000000")
		r.tool("go", "build", "-o", maker, "../packaging/release")
	}
	return maker
}

func (r *released) olderInstaller(files string) string {
	r.Helper()
	setup := r.path("older.exe")
	side := r.path("side.bmp")
	r.tool(r.maker(), "side", "../icons/app.png", side)
	r.tool("makensis", "-V1", "-INPUTCHARSET", "UTF8", "-DVERSION=0.0.1", "-DFILES="+files, "-DICON="+filepath.Join(files, "lisparmen.ico"),
		"-DSIDE="+side, "-DSIGN="+r.signing(), "-DOUT="+setup, "../packaging/windows/installer.nsi")
	return setup
}

func (r *released) signing() string {
	path, err := filepath.Abs("../packaging/windows/sign.sh")
	if err != nil {
		r.Fatal(err)
	}
	return path
}

func TestReleaseInstallsForOnePerson(t *testing.T) {
	r := newReleased(t)
	setup, files := r.given("installera.exe"), r.older()
	older := r.olderInstaller(files)
	home := r.local("Programs/Lisparmen")
	program, uninstall := filepath.Join(home, "lisparmen.exe"), filepath.Join(home, "avinstallera.exe")

	r.wantCode(0, "winecfg", "-v", "win7")
	r.wantCode(5, setup, "/S")
	r.hasFiles(false, home)
	r.wantCode(0, "winecfg", "-v", "win10")

	r.wantCode(0, older, "/S")
	left := filepath.Join(home, "lagt-hit.txt")
	if err := os.WriteFile(left, []byte("mine\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	running := r.start(context.Background(), program)
	if err := running.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(2 * time.Second)
	r.wantCode(3, setup, "/S")
	if got := r.registered(uninstallKey, "DisplayVersion"); got != "0.0.1" {
		t.Errorf("version %q is installed over one that runs", got)
	}
	r.under("taskkill", "/f", "/im", "lisparmen.exe")
	_ = running.Wait()

	r.wantCode(0, setup, "/S")
	r.hasFiles(true, append(programFiles(home), uninstall, r.startMenu(), left)...)
	for value, want := range map[string]string{"DisplayVersion": r.version, "InstallLocation": `C:\users\` + currentUser() + `\AppData\Local\Programs\Lisparmen`} {
		if got := r.registered(uninstallKey, value); got != want {
			t.Errorf("%s is %q", value, got)
		}
	}
	command := r.registered(`HKCU\Software\Classes\Lisparmen.lis\shell\open\command`, "")
	if r.registered(`HKCU\Software\Classes\.lis`, "") != "Lisparmen.lis" || !strings.HasSuffix(command, `\Lisparmen\lisparmen.exe" "%1"`) {
		t.Errorf(".lis is opened by %q", command)
	}
	file := r.worksAs(program)
	r.wantCode(4, older, "/S")
	r.hasFiles(true, programFiles(home)...)

	r.wantCode(0, uninstall, "/S")
	r.gone(uninstall)
	r.hasFiles(false, append(programFiles(home), r.startMenu())...)
	r.hasFiles(true, left, file, r.local("lisparmen/copies"))
	for _, key := range []string{uninstallKey, `HKCU\Software\Classes\Lisparmen.lis`, `HKCU\Software\Classes\.lis`} {
		if code, out := r.under("reg", "query", key); code == 0 {
			t.Errorf("%s is left: %s", key, out)
		}
	}
}

func TestReleaseInstallsForEverybody(t *testing.T) {
	r := newReleased(t)
	r.wantCode(0, "winecfg", "-v", "win10")
	bundle, older := r.given(".msi"), r.path("older.msi")
	r.tool("../packaging/windows/msi.sh", r.maker(), r.older(), "0.0.1", older)
	home := filepath.Join(r.prefix(), "drive_c", "Program Files", "Lisparmen")
	program := filepath.Join(home, "lisparmen.exe")

	r.wantCode(0, "msiexec", "/i", named(older), "/qn")
	r.hasFiles(true, program)
	r.wantCode(0, "msiexec", "/i", named(bundle), "/qn")
	r.hasFiles(true, append(programFiles(home), r.startMenu())...)
	command := r.registered(`HKLM\Software\Classes\Lisparmen.lis\shell\open\command`, "")
	if r.registered(`HKLM\Software\Classes\.lis`, "") != "Lisparmen.lis" || command != `"C:\Program Files\Lisparmen\lisparmen.exe" "%1"` {
		t.Errorf(".lis is opened by %q", command)
	}
	if _, out := r.under("reg", "query", `HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall`, "/s"); strings.Count(out, "Lisp") < 1 || strings.Contains(out, "0.0.1") {
		t.Errorf("the older version is still there, or none is: %s", out)
	}
	file := r.worksAs(program)
	if code, _ := r.under("msiexec", "/i", named(older), "/qn"); code == 0 {
		t.Error("an older version is installed over a newer")
	}
	r.wantCode(0, "msiexec", "/x", named(bundle), "/qn")
	r.hasFiles(false, append(programFiles(home), r.startMenu())...)
	r.hasFiles(true, file, r.local("lisparmen/copies"))
	for _, key := range []string{`HKLM\Software\Classes\Lisparmen.lis`, `HKLM\Software\Classes\.lis`} {
		if code, out := r.under("reg", "query", key); code == 0 {
			t.Errorf("%s is left: %s", key, out)
		}
	}
}

// TestReleaseIsTheSameTwice packs the same programs again; make verify-release builds them again too.
func TestReleaseIsTheSameTwice(t *testing.T) {
	r := newReleased(t)
	second := r.path("release-2")
	cmd := exec.Command("../packaging/release/release.sh")
	cmd.Env = append(slices.Clone(r.env), "OUT="+second)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if first, again := string(r.read(filepath.Join(r.folder, "SHA256SUMS"))), string(r.read(filepath.Join(second, "SHA256SUMS"))); first != again {
		t.Errorf("the release differs:\n%s\n%s", first, again)
	}
}

func TestReleaseTellsWhatItHolds(t *testing.T) {
	r := newReleased(t)
	check := exec.Command("sha256sum", "--check", "--strict", "SHA256SUMS")
	check.Dir = r.folder
	if out, err := check.CombinedOutput(); err != nil {
		t.Errorf("the sums: %v %s", err, out)
	}
	names, err := os.ReadDir(r.folder)
	if err != nil {
		t.Fatal(err)
	}
	if sums := strings.Count(string(r.read(filepath.Join(r.folder, "SHA256SUMS"))), "\n"); sums != len(names)-1 {
		t.Errorf("%d files have sums, of %d", sums, len(names)-1)
	}
	if about := string(r.read(filepath.Join(r.folder, "OM-UTGÅVAN.txt"))); !strings.Contains(about, "INTE SIGNERAD") || strings.Contains(about, "UTAN opengl") {
		t.Errorf("the release says of itself: %s", about)
	}

	z, err := zip.OpenReader(r.given("portabel.zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	var packed []string
	for _, f := range z.File {
		packed = append(packed, f.Name)
	}
	if want := programFiles("Lisparmen-" + r.version); !slices.Equal(slices.Sorted(slices.Values(packed)), slices.Sorted(slices.Values(want))) {
		t.Errorf("the zip holds %q", packed)
	}

	var list struct {
		Format     string `json:"bomFormat"`
		Components []struct {
			Name, Version string
			Licences      []struct{ Expression string } `json:"licenses"`
		} `json:"components"`
	}
	if err := json.Unmarshal(r.read(r.given(".cdx.json")), &list); err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, c := range list.Components {
		found[c.Name] = true
		if len(c.Licences) != 1 || c.Licences[0].Expression == "" {
			t.Errorf("%s has no licence in the list", c.Name)
		}
	}
	for _, name := range []string{"Go", "SQLite", "fyne.io/fyne/v2", "Mesa (opengl32.dll)", "Noto Sans, Noto Sans Math", "github.com/mattn/go-sqlite3"} {
		if !found[name] {
			t.Errorf("the list of components lacks %s", name)
		}
	}
}

func TestReleaseInstallsOnDebian(t *testing.T) {
	r := newReleased(t)
	deb, root := r.given(".deb"), r.path("root")
	r.tool("dpkg-deb", "--extract", deb, root)
	r.program = filepath.Join(root, "usr", "bin", "lisparmen")
	file := r.path("exempel.lis")
	r.must("exempel", file)
	r.must("rapport", file, "arsrapport", "-o", r.path("arsrapport.pdf"))
	share := filepath.Join(root, "usr", "share")
	r.hasFiles(true, inFolder(share, "icons/hicolor/48x48/apps/lisparmen.png", "icons/hicolor/scalable/apps/lisparmen.svg", "man/man1/lisparmen.1.gz", "doc/lisparmen/copyright")...)
	r.tool("desktop-file-validate", filepath.Join(share, "applications", "lisparmen.desktop"))
	r.tool("appstreamcli", "validate", "--no-net", filepath.Join(share, "metainfo", "se.lisparmen.Lisparmen.metainfo.xml"))

	// The desktop knows the file by its name, though its content is SQLite's.
	r.tool("update-mime-database", filepath.Join(share, "mime"))
	if globs := string(r.read(filepath.Join(share, "mime", "globs2"))); !strings.Contains(globs, "60:application/x-lisparmen:*.lis\n") {
		t.Errorf("the desktop knows no binder: %s", globs)
	}

	// What the release is built without in verify-packages, and an address that nobody has yet.
	out, _ := exec.Command("lintian", "--fail-on", "none", deb).Output()
	for line := range strings.Lines(string(out)) {
		if strings.HasPrefix(line, "E:") && !strings.Contains(line, "bogus-mail-host") && !strings.Contains(line, "unstripped-binary") {
			t.Error(strings.TrimSpace(line))
		}
	}
}

// TestReleaseIsSigned signs with a certificate that is made for the test, and lets another look at the signatures.
func TestReleaseIsSigned(t *testing.T) {
	r := newReleased(t)
	files := r.older()
	key, cert, p12, password := r.path("key.pem"), r.path("cert.pem"), r.path("cert.p12"), r.file("password.txt", []byte("prov\n"))
	r.tool("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", cert, "-days", "3650", "-subj", "/CN=Prov",
		"-addext", "keyUsage=digitalSignature", "-addext", "extendedKeyUsage=codeSigning")
	r.tool("openssl", "pkcs12", "-export", "-inkey", key, "-in", cert, "-out", p12, "-passout", "file:"+password)
	t.Setenv("SIGN_P12", p12)
	t.Setenv("SIGN_PASSWORD_FILE", password)

	bundle := r.path("signed.msi")
	r.tool("../packaging/windows/msi.sh", r.maker(), files, "0.0.1", bundle)
	program := r.path("signed.exe")
	if err := os.WriteFile(program, r.read(filepath.Join(files, "lisparmen.exe")), 0o700); err != nil {
		t.Fatal(err)
	}
	r.tool(r.signing(), bundle)
	r.tool(r.signing(), program)
	setup := r.olderInstaller(files) // which signs itself and what it uninstalls with
	r.wantCode(0, "winecfg", "-v", "win10")
	r.wantCode(0, setup, "/S")
	home := r.local("Programs/Lisparmen")
	uninstall := r.path("avinstallera.exe")
	if err := os.WriteFile(uninstall, r.read(filepath.Join(home, "avinstallera.exe")), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{bundle, program, setup, uninstall} {
		out, err := exec.Command("osslsigncode", "verify", "-CAfile", cert, "-in", path).CombinedOutput()
		if err != nil || !strings.Contains(string(out), "Signature verification: ok") {
			t.Errorf("%s: %v %s", filepath.Base(path), err, out)
		}
	}
	if out, err := exec.Command("osslsigncode", "verify", "-CAfile", cert, "-in", filepath.Join(files, "lisparmen.exe")).CombinedOutput(); err == nil {
		t.Errorf("what nobody has signed is said to be signed: %s", out)
	}
	r.wantCode(0, filepath.Join(home, "avinstallera.exe"), "/S")
	r.gone(filepath.Join(home, "avinstallera.exe"))
	if left, _ := filepath.Glob(fmt.Sprintf("%s/*.signed", r.dir)); len(left) > 0 {
		t.Errorf("left after signing: %q", left)
	}
}
