package pdf

import "encoding/binary"

// srgb is an ICC profile (version 4.3, ISO 15076-1) of the colour space sRGB, which the colours of a paper are told in. The
// numbers are those of IEC 61966-2-1, with the primaries adapted to the profile's own white, D50.
func srgb() []byte {
	fixed := func(to []byte, values ...float64) []byte { // s15Fixed16Number
		for _, v := range values {
			n := v * 65536
			if n < 0 {
				n -= 0.5
			} else {
				n += 0.5
			}
			to = binary.BigEndian.AppendUint32(to, uint32(int32(n)))
		}
		return to
	}
	words := func(s string) []byte { // multiLocalizedUnicodeType with one language
		b := append([]byte("mluc\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x0CenUS"), 0, 0, 0, byte(2*len(s)), 0, 0, 0, 28)
		for _, c := range []byte(s) {
			b = append(b, 0, c)
		}
		return b
	}
	point := func(x, y, z float64) []byte { return fixed([]byte("XYZ \x00\x00\x00\x00"), x, y, z) }
	curve := fixed([]byte("para\x00\x00\x00\x00\x00\x03\x00\x00"), 2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045)
	tags := []struct {
		name string
		body []byte
	}{
		{"desc", words("sRGB")},
		{"cprt", words("CC0")},
		{"wtpt", point(0.9642, 1, 0.8249)},
		{"chad", fixed([]byte("sf32\x00\x00\x00\x00"), 1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)},
		{"rXYZ", point(0.43607, 0.22249, 0.01392)},
		{"gXYZ", point(0.38515, 0.71687, 0.09708)},
		{"bXYZ", point(0.14307, 0.06061, 0.71410)},
		{"rTRC", curve},
		{"gTRC", curve},
		{"bTRC", curve},
	}
	const header, entry = 128, 12
	table := binary.BigEndian.AppendUint32(nil, uint32(len(tags)))
	var bodies []byte
	at := header + len(table) + entry*len(tags)
	for _, tag := range tags {
		table = append(table, tag.name...)
		table = binary.BigEndian.AppendUint32(table, uint32(at+len(bodies)))
		table = binary.BigEndian.AppendUint32(table, uint32(len(tag.body)))
		bodies = append(bodies, tag.body...)
		for len(bodies)%4 != 0 {
			bodies = append(bodies, 0)
		}
	}
	profile := make([]byte, header, at+len(bodies))
	copy(profile[8:], "\x04\x30\x00\x00mntrRGB XYZ ")
	copy(profile[24:], "\x07\xEA\x00\x0B\x00\x18\x00\x00\x00\x00\x00\x00acsp") // 24 November 2026
	fixed(profile[68:68], 0.9642, 1, 0.8249)
	profile = append(append(profile, table...), bodies...)
	binary.BigEndian.PutUint32(profile, uint32(len(profile)))
	return profile
}
