// The room Claims.
