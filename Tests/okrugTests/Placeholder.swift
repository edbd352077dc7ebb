// Tests of okrug.
