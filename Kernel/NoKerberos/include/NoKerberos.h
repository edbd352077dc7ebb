// Nothing here is called by name.
