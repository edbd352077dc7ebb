#ifndef OKRUG_PUBLICATIONS_H
#define OKRUG_PUBLICATIONS_H

/// One data file: its path below this folder, such as "ershova-2014/table-1.csv", and its bytes, which live as long as the
/// program. The bytes do not end in a zero.
typedef struct {
  const char *name;
  const unsigned char *bytes;
  unsigned long count;
} okrug_publication_file;

/// How many files there are.
unsigned long okrug_publication_file_count(void);

/// The file at an index from 0: code lists first, then each document. Past the end: no name, no bytes.
okrug_publication_file okrug_publication_file_at(unsigned long index);

#endif
