"""The invented people of the tests: Ana keeps a notebook, Ben supports her, Cleo is her clinician, Dora a stranger."""

PASSPHRASES = {
    "ana": "lantern harbour seven quiet boats",
    "ben": "orchard window paper morning kettle",
    "cleo": "gravel tulip anchor sunday violin",
    "dora": "maple station button velvet river",
}
