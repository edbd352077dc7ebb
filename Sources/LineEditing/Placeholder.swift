// The room LineEditing.
