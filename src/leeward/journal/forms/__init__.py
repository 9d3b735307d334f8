"""What people type into the journal's pages. Every answer to a wrong value says what to do next and loses nothing."""
