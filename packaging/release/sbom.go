package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"lisparmen/packaging/components"
)

// The parts of a CycloneDX list that are used here; https://cyclonedx.org/docs/1.6/json.
type bom struct {
	Schema       string       `json:"$schema"`
	Format       string       `json:"bomFormat"`
	Spec         string       `json:"specVersion"`
	Serial       string       `json:"serialNumber"`
	Version      int          `json:"version"`
	Metadata     bomMetadata  `json:"metadata"`
	Components   []bomPart    `json:"components"`
	Dependencies []bomDepends `json:"dependencies"`
}

type bomMetadata struct {
	Timestamp string  `json:"timestamp"`
	Component bomPart `json:"component"`
}

type bomPart struct {
	Type       string        `json:"type"`
	Ref        string        `json:"bom-ref"`
	Name       string        `json:"name"`
	Version    string        `json:"version,omitempty"`
	Hashes     []bomHash     `json:"hashes,omitempty"`
	Licences   []bomLicence  `json:"licenses,omitempty"`
	PURL       string        `json:"purl,omitempty"`
	Properties []bomProperty `json:"properties,omitempty"`
}

type bomHash struct {
	Algorithm string `json:"alg"`
	Content   string `json:"content"`
}

type bomLicence struct {
	Expression string `json:"expression"`
}

type bomProperty struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

type bomDepends struct {
	Ref string   `json:"ref"`
	On  []string `json:"dependsOn,omitempty"`
}

// writeSBOM lists what the program of that name is made of. The folder is that of the Windows program, whose library for drawing
// is listed only when it is there.
func writeSBOM(tags, name, version, folder, path string) error {
	when, err := releaseTime()
	if err != nil {
		return err
	}
	all, err := components.Linked(".", tags)
	if err != nil {
		return err
	}
	goVersion, err := exec.Command("go", "env", "GOVERSION").Output()
	if err != nil {
		return err
	}
	program := bomPart{Type: "application", Ref: "lisparmen", Name: name, Version: version, Licences: []bomLicence{{"EUPL-1.2"}}}
	list := bom{
		Schema: "http://cyclonedx.org/schema/bom-1.6.schema.json", Format: "CycloneDX", Spec: "1.6", Version: 1,
		Metadata: bomMetadata{when.Format(time.RFC3339), program},
	}
	depends := bomDepends{Ref: program.Ref}
	for _, c := range all {
		part := bomPart{Type: "library", Ref: c.Name, Name: c.Name, Version: c.Version, Licences: []bomLicence{{c.Licence}}, PURL: c.PURL}
		switch {
		case c.Name == components.Mesa:
			sum, err := sumOf(filepath.Join(folder, "opengl", "opengl32.dll"))
			if os.IsNotExist(err) {
				continue
			} else if err != nil {
				return err
			}
			part.Hashes = []bomHash{{"SHA-256", sum}}
		case c.Name == components.Go:
			part.Version = strings.TrimPrefix(strings.TrimSpace(string(goVersion)), "go")
			part.PURL += "@" + part.Version
		case c.PURL == "":
			part.Type = "file" // the typefaces
		}
		for _, system := range c.Systems {
			part.Properties = append(part.Properties, bomProperty{"lisparmen:system", system})
		}
		list.Components = append(list.Components, part)
		depends.On = append(depends.On, part.Ref)
	}
	list.Dependencies = []bomDepends{depends}
	raw, err := json.Marshal(list)
	if err != nil {
		return err
	}
	list.Serial = "urn:uuid:" + strings.ToLower(nameOf(fmt.Sprintf("sbom %s", raw)))
	if raw, err = json.MarshalIndent(list, "", "  "); err != nil {
		return err
	}
	return os.WriteFile(path, append(raw, '\n'), 0o644)
}
