#!/usr/bin/env bash
# ICU4J 79.1: the transliterator Latin-ASCII leaves some Latin letters as they are, among them the
# schwa, which is an ordinary letter of Azerbaijani names. Whoever removes what is not ASCII behind
# it loses the letter. Latin letters with a stroke, and dotless ones, are transliterated.
#
# Seen: "Łukasz Çelik-Øre ı đ" becomes "Lukasz Celik-Ore i d", but "Əliyev" and "Məmməd" keep their
# schwas.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mvn -B -q dependency:copy -Dartifact=com.ibm.icu:icu4j:79.1 -DoutputDirectory="$folder"

cat >"$folder/Finding.java" <<'JAVA'
import com.ibm.icu.text.Transliterator;

public class Finding {
  public static void main(String[] args) {
    Transliterator ascii = Transliterator.getInstance("Latin-ASCII");
    expect(ascii, "\u0141ukasz \u00c7elik-\u00d8re \u0131 \u0111", "Lukasz Celik-Ore i d");
    expect(ascii, "\u018fliyev", "\u018fliyev");
    expect(ascii, "M\u0259mm\u0259d", "M\u0259mm\u0259d");
  }

  static void expect(Transliterator ascii, String name, String expected) {
    String found = ascii.transliterate(name);
    System.out.println(name + " -> " + found);
    if (!found.equals(expected)) {
      throw new AssertionError("expected " + expected);
    }
  }
}
JAVA
java -Dfile.encoding=UTF-8 -cp "$folder/*" "$folder/Finding.java"
echo "As described."
