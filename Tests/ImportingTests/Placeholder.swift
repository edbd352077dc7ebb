// Tests of Importing.
