package record

import "sanad/internal/story"

// StoryChange is a dated record of stories that came together or apart.
type StoryChange struct {
	Type  Type     `json:"type"`
	Story string   `json:"story"`
	Kind  string   `json:"kind"`
	With  []string `json:"with"`
	At    string   `json:"at"`
	Why   string   `json:"why"`
}

// Change shapes a change of a story.
func Change(c story.Change) StoryChange {
	return StoryChange{"story_change", c.Story, string(c.Kind), list(c.With), c.At, c.Why}
}
