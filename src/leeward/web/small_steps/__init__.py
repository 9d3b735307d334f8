"""Pages that put small steps together: the hub, and lights along the shore for what its owner lets shine."""
