"""What anyone may read: help now, helplines, staying private. Content is files, not rows."""
