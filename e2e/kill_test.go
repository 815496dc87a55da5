//go:build unix

package e2e

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

const killRounds = 200

// killed starts a command and kills it after a while, or at once when touched tells that it has begun to write. It tells whether the command had ended well by then, and what it
// had said: a save that has been told of must be there.
func (d *desk) killed(after time.Duration, touched func() bool, args ...string) (done bool, out string) {
	d.Helper()
	var told bytes.Buffer
	cmd := d.command(args...)
	cmd.Stdout = &told
	if err := cmd.Start(); err != nil {
		d.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = cmd.Wait()
	}()
	timer := time.After(after)
	for waiting := true; waiting; {
		select {
		case <-ended:
			waiting = false
		case <-timer:
			_ = cmd.Process.Kill()
			timer = nil
		default:
			if touched == nil {
				time.Sleep(100 * time.Microsecond)
			} else if touched() {
				_ = cmd.Process.Kill()
				touched = nil
			}
		}
	}
	if code := cmd.ProcessState.ExitCode(); code > 0 { // a killed process has none
		d.Errorf("%.200q gave %d", args, code)
	}
	return cmd.ProcessState.ExitCode() == 0, told.String()
}

// took is how long a command needs, so that the kills fall all over it.
func (d *desk) took(args ...string) time.Duration {
	d.Helper()
	longest := time.Duration(0)
	for range 3 {
		start := time.Now()
		d.do(args...)
		longest = max(longest, time.Since(start))
	}
	return longest
}

func TestKilledAtAnyMomentNothingIsLost(t *testing.T) {
	d := newDesk(t)
	random := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 1))
	file, paper, other := d.path("vara.lis"), d.path("r.pdf"), d.path("exempel.lis")
	d.must("exempel", file)
	d.must("spara", file, "person", "namn=Den första")
	d.must("rapport", file, "styrdokument", "-o", paper)
	whole := d.read(paper)
	d.must("exempel", other)
	example := d.read(other)
	os.Remove(other)

	longest := map[string]time.Duration{
		"spara":   d.took("spara", file, "person", "namn=Den första", "--id", "Den första", "titel=Chef"),
		"rapport": d.took("rapport", file, "styrdokument", "-o", paper),
		"gallra":  d.took("spara", file, "person", "namn=Mått") * 2,
		"exempel": func() time.Duration {
			start := time.Now()
			d.must("exempel", d.path("mått.lis"))
			defer os.Remove(d.path("mått.lis"))
			return time.Since(start)
		}(),
	}
	moment := func(command string) time.Duration {
		return time.Duration(random.Float64() * 1.3 * float64(longest[command]))
	}

	saved := map[string]bool{"Den första": true} // name: told as saved
	gallrade := map[string]bool{}
	outcomes := map[string]int{}
	for round := range killRounds {
		command := []string{"spara", "spara", "spara", "rapport", "gallra", "exempel"}[round%6]
		var done bool
		var out string
		switch command {
		case "spara":
			name := fmt.Sprintf("Person%dqx", round)
			done, out = d.killed(moment(command), nil, "spara", file, "person", "namn="+name, "titel=Handläggare "+strings.Repeat("å", random.IntN(400)))
			if done || strings.Contains(out, "sparad") {
				saved[name] = true
			}
		case "rapport":
			content := [][]byte{whole, []byte("gammal rapport"), nil}[random.IntN(3)]
			os.Remove(paper)
			if content != nil {
				d.file("r.pdf", content)
			}
			var touched func() bool
			if random.IntN(2) == 0 { // in the midst of writing the paper
				folder, was := d.modified(d.dir), d.modified(paper)
				touched = func() bool { return d.modified(d.dir) != folder || d.modified(paper) != was }
			}
			done, _ = d.killed(moment(command), touched, "rapport", file, "styrdokument", "-o", paper)
			now, err := os.ReadFile(paper)
			switch {
			case err != nil && (content != nil || done):
				t.Errorf("round %d: the paper is gone: %v", round, err)
			case err == nil && !bytes.Equal(now, whole) && (content == nil || !bytes.Equal(now, content) || done):
				t.Errorf("round %d: half a paper of %d bytes, done %v", round, len(now), done)
			}
		case "gallra":
			var name string
			for name = range saved {
				if name != "Den första" {
					break
				}
			}
			if name == "Den första" {
				continue
			}
			done, out = d.killed(moment(command), nil, "gallra", file, "person", name, "--beslut", "KS § 1")
			if done || strings.Contains(out, "gallrad") {
				gallrade[name] = true
			} else if d.living(file, name) {
				break // before the moment of truth
			}
			delete(saved, name)
			gallrade[name] = true
		case "exempel":
			os.Remove(other)
			done, _ = d.killed(moment(command), nil, "exempel", other)
			if now, err := os.ReadFile(other); err == nil && !bytes.Equal(now, example) || err != nil && done {
				t.Errorf("round %d: half a file of %d bytes, done %v", round, len(now), done)
			}
		}
		outcomes[fmt.Sprint(command, " done ", done)]++
		// As often killed as not, however busy the computer is.
		longest[command] = time.Duration(float64(longest[command]) * map[bool]float64{true: 0.93, false: 1.08}[done])
		if a := d.do("kontrollera", file); a.code != 0 {
			t.Fatalf("round %d, after %s: %s%s", round, command, a.out, a.errs)
		}
		if round%10 == 9 || round == killRounds-1 {
			d.all(file, saved)
		}
	}
	t.Log(outcomes)
	for _, command := range []string{"spara", "rapport", "gallra", "exempel"} {
		if outcomes[command+" done true"] == 0 || outcomes[command+" done false"] == 0 {
			t.Errorf("%s was never killed, or always: %v", command, outcomes)
		}
	}
	d.must("dela", file) // what was gallrat by a program killed before it had shared it
	raw := d.read(file)
	for name := range gallrade {
		if bytes.Contains(raw, []byte(name)) {
			t.Errorf("%s is gallrad, but still in the file", name)
		}
	}
	// Nothing lies about but what a killed process could not take away, and that is hidden and named for us.
	entries, err := os.ReadDir(d.dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		known := e.Name() == filepath.Base(file) || e.Name() == filepath.Base(paper) || e.Name() == filepath.Base(other)
		if !known && !strings.HasPrefix(e.Name(), ".lisparmen-") {
			t.Errorf("left behind: %s", e.Name())
		}
	}
}

// modified is when a file or folder last changed; zero when there is none.
func (d *desk) modified(path string) time.Time {
	info, err := os.Stat(path)
	if err != nil {
		return time.Time{}
	}
	return info.ModTime()
}

func (d *desk) living(file, name string) bool {
	for _, r := range d.list(file, "person") {
		if r["namn"] == name {
			return true
		}
	}
	return false
}

// all wants every save that has been told of.
func (d *desk) all(file string, saved map[string]bool) {
	d.Helper()
	names := map[string]bool{}
	for _, r := range d.list(file, "person") {
		names[r["namn"]] = true
	}
	for name := range saved {
		if !names[name] {
			d.Errorf("%s was saved, and is not there", name)
		}
	}
}

func TestTwoAtOnceLoseNothing(t *testing.T) {
	d := newDesk(t)
	file := d.path("vara.lis")
	d.must("ny", file, "--kommun", "Vara")
	d.must("spara", file, "person", "namn=Gemensam")
	const rounds, programs = 20, 2
	homes := []string{d.home, d.home, t.TempDir()} // at the same computer, and at two
	saved := map[string]bool{"Gemensam": true}
	for round := range rounds {
		var group sync.WaitGroup
		answers := make([]answer, 2*programs)
		for p := range programs {
			at := &desk{d.TB, d.program, d.dir, homes[p+round%2]}
			group.Go(func() {
				answers[2*p] = at.do("spara", file, "person", fmt.Sprintf("namn=P%d-%d", round, p))
				answers[2*p+1] = at.do("spara", file, "person", "--id", "Gemensam", []string{"titel", "telefon"}[p]+"="+fmt.Sprint(round))
			})
		}
		group.Wait()
		for p := range programs {
			saved[fmt.Sprintf("P%d-%d", round, p)] = true
		}
		for i, a := range answers {
			if a.code != 0 {
				t.Errorf("round %d, %d: %d %s", round, i, a.code, a.errs)
			}
		}
		for _, r := range d.list(file, "person") {
			if r["namn"] == "Gemensam" && (r["titel"] != fmt.Sprint(round) || r["telefon"] != fmt.Sprint(round)) {
				t.Errorf("round %d: one of two fields was lost: %v", round, r)
			}
		}
	}
	d.all(file, saved)
	if a := d.do("kontrollera", file); a.code != 0 {
		t.Errorf("%s%s", a.out, a.errs)
	}
}
