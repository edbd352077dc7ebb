// The data files of this folder, byte for byte. A new file takes two places here: its array, and its line in the list.

#include "include/Publications.h"

static const unsigned char codelists_areas[] = {
#embed "codelists/areas.csv"
};
static const unsigned char codelists_entities[] = {
#embed "codelists/entities.csv"
};
static const unsigned char codelists_sectors[] = {
#embed "codelists/sectors.csv"
};
static const unsigned char codelists_measures[] = {
#embed "codelists/measures.csv"
};
static const unsigned char codelists_coverages[] = {
#embed "codelists/coverages.csv"
};
static const unsigned char codelists_sources[] = {
#embed "codelists/sources.csv"
};
static const unsigned char codelists_units[] = {
#embed "codelists/units.csv"
};
static const unsigned char ershova_2014_card[] = {
#embed "ershova-2014/card.csv"
};
static const unsigned char ershova_2014_tables[] = {
#embed "ershova-2014/tables.csv"
};
static const unsigned char ershova_2014_table_1[] = {
#embed "ershova-2014/table-1.csv"
};
static const unsigned char ershova_2014_table_2[] = {
#embed "ershova-2014/table-2.csv"
};
static const unsigned char ershova_2014_table_3[] = {
#embed "ershova-2014/table-3.csv"
};
static const unsigned char ershova_2014_table_4[] = {
#embed "ershova-2014/table-4.csv"
};
static const unsigned char ershova_2014_table_5[] = {
#embed "ershova-2014/table-5.csv"
};
static const unsigned char ershova_2014_statements[] = {
#embed "ershova-2014/statements.csv"
};
static const unsigned char ershova_2014_claims[] = {
#embed "ershova-2014/claims.csv"
};
static const unsigned char ershova_2014_numerals[] = {
#embed "ershova-2014/numerals.csv"
};
static const unsigned char ershova_2014_register[] = {
#embed "ershova-2014/register.csv"
};
static const unsigned char ershova_2014_sections[] = {
#embed "ershova-2014/sections.csv"
};
static const unsigned char japan_canada_1990_card[] = {
#embed "japan-canada-1990/card.csv"
};
static const unsigned char japan_canada_1990_tables[] = {
#embed "japan-canada-1990/tables.csv"
};
static const unsigned char japan_canada_1990_table_1[] = {
#embed "japan-canada-1990/table-1.csv"
};
static const unsigned char japan_canada_1990_statements[] = {
#embed "japan-canada-1990/statements.csv"
};
static const unsigned char japan_canada_1990_claims[] = {
#embed "japan-canada-1990/claims.csv"
};
static const unsigned char japan_canada_1990_numerals[] = {
#embed "japan-canada-1990/numerals.csv"
};
static const unsigned char japan_canada_1990_register[] = {
#embed "japan-canada-1990/register.csv"
};
static const unsigned char japan_canada_1990_sections[] = {
#embed "japan-canada-1990/sections.csv"
};

#define FILE_LINE(name, array) {name, array, sizeof array}

static const okrug_publication_file files[] = {
    FILE_LINE("codelists/areas.csv", codelists_areas),
    FILE_LINE("codelists/entities.csv", codelists_entities),
    FILE_LINE("codelists/sectors.csv", codelists_sectors),
    FILE_LINE("codelists/measures.csv", codelists_measures),
    FILE_LINE("codelists/coverages.csv", codelists_coverages),
    FILE_LINE("codelists/sources.csv", codelists_sources),
    FILE_LINE("codelists/units.csv", codelists_units),
    FILE_LINE("ershova-2014/card.csv", ershova_2014_card),
    FILE_LINE("ershova-2014/tables.csv", ershova_2014_tables),
    FILE_LINE("ershova-2014/table-1.csv", ershova_2014_table_1),
    FILE_LINE("ershova-2014/table-2.csv", ershova_2014_table_2),
    FILE_LINE("ershova-2014/table-3.csv", ershova_2014_table_3),
    FILE_LINE("ershova-2014/table-4.csv", ershova_2014_table_4),
    FILE_LINE("ershova-2014/table-5.csv", ershova_2014_table_5),
    FILE_LINE("ershova-2014/statements.csv", ershova_2014_statements),
    FILE_LINE("ershova-2014/claims.csv", ershova_2014_claims),
    FILE_LINE("ershova-2014/numerals.csv", ershova_2014_numerals),
    FILE_LINE("ershova-2014/sections.csv", ershova_2014_sections),
    FILE_LINE("ershova-2014/register.csv", ershova_2014_register),
    FILE_LINE("japan-canada-1990/card.csv", japan_canada_1990_card),
    FILE_LINE("japan-canada-1990/tables.csv", japan_canada_1990_tables),
    FILE_LINE("japan-canada-1990/table-1.csv", japan_canada_1990_table_1),
    FILE_LINE("japan-canada-1990/statements.csv", japan_canada_1990_statements),
    FILE_LINE("japan-canada-1990/claims.csv", japan_canada_1990_claims),
    FILE_LINE("japan-canada-1990/numerals.csv", japan_canada_1990_numerals),
    FILE_LINE("japan-canada-1990/sections.csv", japan_canada_1990_sections),
    FILE_LINE("japan-canada-1990/register.csv", japan_canada_1990_register),
};

unsigned long okrug_publication_file_count(void) {
  return sizeof files / sizeof files[0];
}

okrug_publication_file okrug_publication_file_at(unsigned long index) {
  if (index >= okrug_publication_file_count()) {
    return (okrug_publication_file){nullptr, nullptr, 0};
  }
  return files[index];
}
