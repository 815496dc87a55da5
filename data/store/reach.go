package store

import "context"

// Gallringar are the gallringar of the file that are not among the saves known, with all that came before them, that they build on
// or that they point at: so much as another copy needs to erase the same.
func (s *Store) Gallringar(ctx context.Context, known map[SaveID]bool) (Log, error) {
	log, err := s.Log(ctx)
	if err != nil {
		return nil, err
	}
	records := byRecord(log)
	wanted := Log{}
	var queue []SaveID
	for id, save := range log {
		if save.Act == ActGallring {
			queue = append(queue, id)
		}
	}
	for len(queue) > 0 {
		id := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		if log[id] == nil || known[id] || wanted[id] != nil {
			continue
		}
		wanted[id] = log[id]
		queue = append(append(queue, parentsOf(log[id])...), log[id].Prev) // without gaps in what each device has done
		for _, c := range log[id].Changes {
			for _, to := range s.pointsAt(c) {
				for _, made := range records[to] {
					queue = append(queue, made.save)
				}
			}
		}
	}
	return wanted, nil
}
