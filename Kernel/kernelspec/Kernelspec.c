// The files of a kernelspec and of the extension that colours cells, byte for byte.

#include "include/Kernelspec.h"

static const unsigned char kernel_json[] = {
#embed "kernel.json"
};
static const unsigned char logo_svg[] = {
#embed "logo-svg.svg"
};
static const unsigned char logo_32[] = {
#embed "logo-32x32.png"
};
static const unsigned char logo_64[] = {
#embed "logo-64x64.png"
};
static const unsigned char extension_json[] = {
#embed "../labextension/package.json"
};
static const unsigned char extension_js[] = {
#embed "../labextension/static/okrug.js"
};

okrug_kernelspec_file okrug_labextension_file_at(unsigned long index) {
  switch (index) {
  case 0: return (okrug_kernelspec_file){"static/okrug.js", extension_js, sizeof extension_js};
  case 1: return (okrug_kernelspec_file){"package.json", extension_json, sizeof extension_json};
  default: return (okrug_kernelspec_file){0, 0, 0};
  }
}

okrug_kernelspec_file okrug_kernelspec_file_at(unsigned long index) {
  switch (index) {
  case 0: return (okrug_kernelspec_file){"kernel.json", kernel_json, sizeof kernel_json};
  case 1: return (okrug_kernelspec_file){"logo-svg.svg", logo_svg, sizeof logo_svg};
  case 2: return (okrug_kernelspec_file){"logo-32x32.png", logo_32, sizeof logo_32};
  case 3: return (okrug_kernelspec_file){"logo-64x64.png", logo_64, sizeof logo_64};
  default: return (okrug_kernelspec_file){0, 0, 0};
  }
}
