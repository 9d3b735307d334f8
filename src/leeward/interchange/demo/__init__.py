"""An invented year: Robin works in a garden centre, has a sister, a friend and a cat, and is doing a bit better."""
