// Tests of LineEditing.
