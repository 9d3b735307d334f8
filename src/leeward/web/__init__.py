"""The shell: settings, addresses, base templates, and pages that put several rooms together."""
