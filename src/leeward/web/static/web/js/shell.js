// The modules of the shell come here.
