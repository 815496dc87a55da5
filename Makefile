# Everything is built and checked from here; README tells what each command takes in minutes.
# One set of flags everywhere: another set compiles SQLite and the window anew.

TAGS_TEST    = ci sqlite_fts5
# no_animations: a caret that fades draws the whole window seven times for each fading, which without a graphics card is a sixth of a core
TAGS_DEV     = sqlite_fts5 accessibility no_emoji no_animations
TAGS_RELEASE = $(TAGS_DEV) migrated_fynedo

export CGO_ENABLED = 1

PACKAGES        = gcc libc6-dev libgl1-mesa-dev xorg-dev libxkbcommon-dev libwayland-dev
# npm is in Debian a package of its own, and elsewhere comes with node
PACKAGES_VERIFY = $(PACKAGES) qpdf poppler-utils sqlite3 libreoffice-writer libreoffice-calc chromium python3-icalendar python3-vobject $(if $(shell command -v npm),,npm)
PACKAGES_VERAPDF = default-jre-headless maven
PACKAGES_WINDOWS = gcc-mingw-w64-x86-64
PACKAGES_WINDOW  = $(PACKAGES) xvfb libgl1-mesa-dri openbox xdotool x11-xkb-utils imagemagick
PACKAGES_READER  = dbus-daemon at-spi2-core gir1.2-atspi-2.0 gir1.2-gtk-3.0 python3-gi
PACKAGES_MONITOR = xserver-xorg-core xserver-xorg-video-dummy x11-xserver-utils
PACKAGES_WINE    = $(PACKAGES_WINDOW) wine wine64 python3-pip

PACKAGES_RELEASE = $(PACKAGES) $(PACKAGES_WINDOWS) python3-pip nsis wixl msitools dpkg-dev osslsigncode
PACKAGES_VERIFY_RELEASE = $(PACKAGES_RELEASE) $(PACKAGES_WINE) lintian desktop-file-utils appstream unzip

GOFUMPT     = go run mvdan.cc/gofumpt@v0.12.0
STATICCHECK = go run honnef.co/go/tools/cmd/staticcheck@v0.8.2
GOVULNCHECK = go run golang.org/x/vuln/cmd/govulncheck@v1.9.0
# The vulnerability database as a Go module, since a build machine may reach no other; raise the version now and then.
VULNDB      = v0.0.0-20261105234957-e22db6528018
WINRES      = go run github.com/tc-hib/go-winres@v0.3.3
# The validator of PDF/A and PDF/UA, which needs Java.
VERAPDF     = 1.30.2
SUDO        = $(if $(filter 0,$(shell id -u)),,sudo)

# install what is missing of the Debian or Ubuntu packages in $(1)
install = @missing=$$(for p in $(1); do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q '^install ok installed' || echo $$p; done); \
	if [ -n "$$missing" ]; then $(SUDO) apt-get update -qq && DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends $$missing; fi

.PHONY: run test verify fuzz soak verapdf verify-window verify-kinds windows windows-opengl verify-windows release verify-release verify-packed verify-packages licences vulnerabilities bench bench-window bench-check bench-record compare build check-format

run: build
	@mkdir -p out
	@test -e out/exempel.lis || ./lisparmen exempel out/exempel.lis --hem out/hem
	./lisparmen rapport out/exempel.lis arsrapport -o out/arsrapport.pdf --hem out/hem
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then ./lisparmen out/exempel.lis --hem out/hem; fi

build:
	$(call install,$(PACKAGES))
	go build -tags '$(TAGS_DEV)' -o lisparmen .

test: check-format
	go vet -tags '$(TAGS_TEST)' ./...
	go vet -tags '$(TAGS_DEV)' ./...
	$(STATICCHECK) -tags '$(TAGS_TEST)' ./...
	go test -race -timeout 45m -tags '$(TAGS_TEST)' ./...
	go test -tags '$(TAGS_TEST)' -count=1 -run 'NothingIsCutOff|ReachedByKeys|NoSwedishWords' ./ui # what the race detector is too slow for

check-format:
	$(call install,$(PACKAGES))
	@unformatted=$$($(GOFUMPT) -l .); if [ -n "$$unformatted" ]; then echo "Not formatted with gofumpt:"; echo "$$unformatted"; exit 1; fi

# The slower checks: long random histories of the log, every paper under other programs' eyes, random persons at the window,
# and walks through it on Linux and as a Windows program, whose pictures are left in out/window and out/windows.
verify:
	$(call install,$(PACKAGES_VERIFY))
	$(MAKE) vulnerabilities
	LISPARMEN_LONG=1 go test -tags '$(TAGS_TEST)' -count=1 -timeout 40m ./data/store ./data/share
	LISPARMEN_LONG=1 go test -tags '$(TAGS_TEST)' -count=1 -run TestBadInput ./data/exchange
	$(MAKE) fuzz
	$(MAKE) verapdf
	LISPARMEN_VERAPDF=$(VERAPDF_JAR) go test -tags '$(TAGS_TEST)' -count=1 -run TestVeraPDF ./reports/pdf
	LISPARMEN_LONG=1 LISPARMEN_VERAPDF=$(VERAPDF_JAR) go test -tags '$(TAGS_TEST)' -count=1 -timeout 40m ./e2e
	LISPARMEN_LONG=1 go test -race -tags '$(TAGS_TEST)' -count=1 -timeout 40m -run 'TestRandom' ./ui
	LISPARMEN_LONG=1 go test -tags '$(TAGS_TEST)' -count=1 -timeout 40m -run 'TestNothingIsCutOff' ./ui
	$(MAKE) verify-window
	$(MAKE) verify-windows
	$(MAKE) verify-packed
	$(MAKE) bench-check

# Input that nobody would write by hand: what takes about half a minute for each reader of what other programs have written, less for most of the
# rest. It is counted in inputs and not in seconds, since Go now and then calls the end of the time a fault (go.dev/issue/75804); an
# input that takes ten seconds is one still.
# The functions are found where they stand, so that no new one is forgotten; what one fails on is kept in its testdata.
fuzz:
	$(call install,$(PACKAGES))
	@grep -rHo --include='*_test.go' '^func Fuzz[[:alnum:]]*' . | sed 's|/[^/]*:func | |' | sort | while read -r folder name; do \
		case "$$folder $$name" in \
			*FuzzDecrypt) inputs=25000x;; \
			*FuzzDecode|*FuzzParse) inputs=50000x;; \
			*FuzzArchive|*FuzzDocx|*FuzzTables) inputs=70000x;; \
			./data/exchange*|./data/policy*) inputs=200000x;; \
			*) inputs=150000x;; \
		esac; \
		echo "$$folder $$name"; \
		go test -tags '$(TAGS_TEST)' -run '^$$' -fuzz "^$$name\$$" -fuzztime $$inputs -fuzzminimizetime 20x -parallel 2 -vet=off $$folder || exit 1; \
	done

# The validator, as out/verapdf/cli-….jar.
VERAPDF_JAR = $(CURDIR)/out/verapdf/cli-$(VERAPDF).jar

verapdf: $(VERAPDF_JAR)

$(VERAPDF_JAR):
	$(call install,$(PACKAGES_VERAPDF))
	mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -Dartifact=org.verapdf.apps:cli:$(VERAPDF) -DoutputDirectory=$(dir $@)

# The window as a person meets it, with pointer and keys.
verify-window: build
	$(call install,$(PACKAGES_WINDOW) $(PACKAGES_READER) $(PACKAGES_MONITOR))
	LISPARMEN_WINDOW=1 go test -tags '$(TAGS_TEST)' -count=1 -timeout 20m -run '^TestWindow(From|Stands|Tells)' -v ./e2e

# A working year of one window: 5,000 times opened, changed, shared, printed and closed, by two at once. It takes ten minutes.
soak:
	$(call install,$(PACKAGES))
	go test -tags '$(TAGS_TEST)' -c -o out/soak.test ./ui
	cd ui && { LISPARMEN_SOAK=2500 ../out/soak.test -test.run TestSoak -test.v & other=$$!; LISPARMEN_SOAK=2500 ../out/soak.test -test.run TestSoak -test.v; first=$$?; wait $$other && exit $$first; }

# Every register in the window: listed, opened, filled, saved and taken back. It takes twenty minutes, and is no part of verify.
verify-kinds: build
	$(call install,$(PACKAGES_WINDOW))
	LISPARMEN_WINDOW=1 go test -tags '$(TAGS_TEST)' -count=1 -timeout 60m -run '^TestWindow(Fills|Begins)' -v ./e2e

# Known vulnerabilities in what the program calls. Those of a library fail; those of Go itself are told, since they are
# mended by building with a newer Go, as a release must.
vulnerabilities:
	@mkdir -p out
	test -e out/vulndb/index/db.json || go run golang.org/x/vulndb/cmd/indexdb@$(VULNDB) -out out/vulndb \
		-vulns "$$(go mod download -json golang.org/x/vulndb@$(VULNDB) | sed -n 's/.*"Dir": "\(.*\)".*/\1/p')/data/osv"
	@$(GOVULNCHECK) -db file://$(CURDIR)/out/vulndb -tags '$(TAGS_TEST)' ./... > out/vulnerabilities.txt 2>&1; cat out/vulnerabilities.txt; \
	grep -Eq '^(=== Symbol Results|No vulnerabilities)' out/vulnerabilities.txt && ! grep -q '^ *Module: ' out/vulnerabilities.txt

# The program for Windows, made with mingw: out/windows/lisparmen.exe.
VERSION       = $(shell sed -n 's/^var version = "\(.*\)"/\1/p' commands.go)
BUILD_WINDOWS = GOOS=windows GOARCH=amd64 CC=x86_64-w64-mingw32-gcc go

windows:
	$(call install,$(PACKAGES_WINDOWS))
	$(WINRES) make --in packaging/windows/winres.json --arch amd64 --product-version $(VERSION).0 --file-version $(VERSION).0
	$(BUILD_WINDOWS) build -trimpath -tags '$(TAGS_RELEASE)' -ldflags '-H windowsgui -s -w' -o out/windows/lisparmen.exe .
	packaging/windows/check.sh out/windows/lisparmen.exe

# What draws the window where the computer has no OpenGL of its own: out/windows/opengl/opengl32.dll, 20 MB.
windows-opengl:
	packaging/windows/opengl.sh out/windows/opengl

# The same under Wine, with and without OpenGL.
verify-windows: windows
	$(call install,$(PACKAGES_WINE))
	$(MAKE) windows-opengl
	$(BUILD_WINDOWS) vet -trimpath -tags '$(TAGS_RELEASE)' .
	go build -tags '$(TAGS_TEST)' -o out/lisparmen .
	WINEPREFIX=$(CURDIR)/out/wine packaging/wine/prefix.sh
	LISPARMEN_WINDOWS=1 go test -tags '$(TAGS_TEST)' -count=1 -timeout 20m -run '^TestWindows' -v ./e2e

# Everything that is given out, in out/release; see docs/release.md. SIGN_P12 and SIGN_PASSWORD_FILE sign it, OPENGL=no leaves out 20 MB.
release: windows
	$(call install,$(PACKAGES_RELEASE))
	$(if $(filter no,$(OPENGL)),,$(MAKE) windows-opengl)
	go build -trimpath -tags '$(TAGS_RELEASE)' -ldflags '-s -w' -o out/linux/lisparmen .
	$(PACK) packaging/release/release.sh

PACK = VERSION='$(VERSION)' TAGS='$(TAGS_RELEASE)'

# The same commit built once more, in another folder and with nothing kept from before, must give the same bytes.
verify-release: release
	packaging/release/verify.sh

# That what is given out tells what it holds, is the same packed twice, and can be signed. The programs are those that are at hand.
verify-packed: windows build
	$(call install,$(PACKAGES_RELEASE) unzip)
	$(MAKE) windows-opengl
	$(PACK) LINUX=lisparmen packaging/release/release.sh
	$(PACK) LINUX=lisparmen LISPARMEN_RELEASE=1 go test -tags '$(TAGS_TEST)' -count=1 -timeout 30m -run '^TestRelease(Is|Tells)' -v ./e2e

# That what is given out can be installed, used and removed, under Wine and as a Debian package. The Linux program is the one that
# is at hand, since another set of flags would compile everything anew.
verify-packages: windows build
	$(call install,$(PACKAGES_VERIFY_RELEASE))
	$(MAKE) windows-opengl
	$(PACK) LINUX=lisparmen packaging/release/release.sh
	rm -rf out/wine-release
	WINEPREFIX=$(CURDIR)/out/wine-release packaging/wine/prefix.sh
	$(PACK) LINUX=lisparmen LISPARMEN_RELEASE=1 go test -tags '$(TAGS_TEST)' -count=1 -timeout 30m -run '^TestRelease' -v ./e2e

# What the program is made of that others have written, with licences; packaging/licences is shown in the program.
licences:
	go run ./packaging/release licences '$(TAGS_RELEASE)' packaging/licences/THIRD-PARTY.txt

bench:
	$(call install,$(PACKAGES))
	go test -tags '$(TAGS_TEST)' -run '^$$' -bench . -benchtime 20x ./...

# Opens the window as it is released, drawn without a graphics card, and tells how long it takes and how much memory it keeps.
bench-window:
	$(call install,$(PACKAGES_WINDOW))
	go build -tags '$(TAGS_RELEASE)' -o out/window/lisparmen .
	LISPARMEN_WINDOW=1 go test -tags '$(TAGS_TEST)' -count=1 -run TestWindowSpeed -v ./e2e

# Writes docs/performance.md: how what the program does grows with the file, and what it costs beside what is used today and beside
# the limit. It takes a quarter of an hour, and nothing else should run beside it.
compare:
	$(call install,$(PACKAGES_WINDOW) sqlite3 libreoffice-writer libreoffice-calc python3-uno procps)
	go build -tags '$(TAGS_RELEASE)' -o out/window/lisparmen .
	LISPARMEN_GROWTH=1 go test -tags '$(TAGS_TEST)' -count=1 -timeout 60m -run '^TestGrowth$$' -v ./data/store
	LISPARMEN_GROWTH=1 go test -tags '$(TAGS_TEST)' -count=1 -timeout 60m -run '^TestGrowth$$' -v ./reports
	$(MAKE) bench-record
	LISPARMEN_COMPARE=1 go test -tags '$(TAGS_TEST)' -count=1 -timeout 30m -run '^TestCompare$$' -v ./e2e
	LISPARMEN_PERFORMANCE=1 go test -tags '$(TAGS_TEST)' -count=1 -run '^TestPerformance$$' ./e2e

# Compares ratios, never times, with those last recorded in docs/bench.json.
bench-check:
	$(call install,$(PACKAGES))
	LISPARMEN_BENCH=check go test -tags '$(TAGS_TEST)' -count=1 -run TestRatios -timeout 20m -v ./data/store

bench-record:
	$(call install,$(PACKAGES))
	LISPARMEN_BENCH=record go test -tags '$(TAGS_TEST)' -count=1 -run TestRatios -timeout 20m -v ./data/store
