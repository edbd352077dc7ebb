#ifndef OKRUG_KERNELSPEC_H
#define OKRUG_KERNELSPEC_H

/// One file to install: its name and its bytes, which live as long as the program.
typedef struct {
  const char *name;
  const unsigned char *bytes;
  unsigned long count;
} okrug_kernelspec_file;

/// The file at an index from 0; `kernel.json`, the first, says which program to run. Past the end: no name, no bytes.
okrug_kernelspec_file okrug_kernelspec_file_at(unsigned long index);

/// The same for the files of JupyterLab's extension; the folders in their names use '/'.
okrug_kernelspec_file okrug_labextension_file_at(unsigned long index);

#endif
