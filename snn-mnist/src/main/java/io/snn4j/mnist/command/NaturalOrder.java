package io.snn4j.mnist.command;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order in which people count: s1, s2, s10. */
final class NaturalOrder {

  /** Of files, by their names. */
  static final Comparator<Path> OF_FILES =
      Comparator.comparing((Path file) -> file.getFileName().toString(), NaturalOrder::compare);

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private NaturalOrder() {}

  /** Digits that follow each other are one number; names that differ in nothing else, as texts. */
  static int compare(String a, String b) {
    Matcher ofA = NUMBER.matcher(a);
    Matcher ofB = NUMBER.matcher(b);
    int atA = 0;
    int atB = 0;
    while (ofA.find() && ofB.find()) {
      int words = a.substring(atA, ofA.start()).compareTo(b.substring(atB, ofB.start()));
      int numbers = new BigInteger(ofA.group()).compareTo(new BigInteger(ofB.group()));
      if (words != 0 || numbers != 0) {
        return words != 0 ? words : numbers;
      }
      atA = ofA.end();
      atB = ofB.end();
    }
    int rest = a.substring(atA).compareTo(b.substring(atB));
    return rest != 0 ? rest : a.compareTo(b);
  }
}
