package io.snn4j.tries.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Damages bytes at random, in ways that parsers have been found to mind. */
public final class Mutations {

  private static final int[] NUMBERS = {
    0,
    1,
    -1,
    2,
    7,
    8,
    16,
    64,
    100,
    127,
    128,
    255,
    256,
    1000,
    1024,
    32767,
    32768,
    65535,
    65536,
    1 << 24,
    100_000_000,
    Integer.MAX_VALUE - 8,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE
  };
  private static final List<String> DECIMALS =
      List.of(
          "0",
          "-0",
          "1",
          "-1",
          "2",
          "0.5",
          "1e-999",
          "1e38",
          "1e39",
          "1e400",
          "1e999999999",
          "-1e999999999",
          "NaN",
          "Infinity",
          ".inf",
          "2147483646",
          "2147483647",
          "2147483648",
          "-2147483648",
          "4294967296",
          "9223372036854775807",
          "9223372036854775808",
          "1_000",
          "0x10",
          "010",
          "1:30",
          "00",
          "1e",
          "12345678901234567890123456789012345678901234567890");
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

  private final SplittableRandom random;
  private final List<byte[]> corpus;
  private final List<byte[]> words;
  private final int longest;

  Mutations(SplittableRandom random, List<byte[]> corpus, List<byte[]> words, int longest) {
    this.random = random;
    this.corpus = corpus;
    this.words = words;
    this.longest = longest;
  }

  /**
   * {@return a number from 0 on below this one}
   *
   * @param bound the number that the result is below, at least 1
   */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /**
   * {@return the bytes after one to eight mutations}
   *
   * @param input the bytes of a file
   */
  public byte[] some(byte[] input) {
    byte[] bytes = input;
    // mostly few, so that what is left can still be read far
    for (int left = 1 + Math.min(below(8), Math.min(below(8), below(8))); left > 0; left--) {
      bytes = one(bytes);
    }
    return bytes.length > longest ? Arrays.copyOf(bytes, longest) : bytes;
  }

  private byte[] one(byte[] bytes) {
    int at = below(bytes.length + 1);
    int size = Math.min(bytes.length - at, 1 + below(1 << below(8)));
    return switch (below(14)) {
      case 0 -> bit(bytes, at);
      case 1 -> replace(bytes, at, Math.min(size, 1), new byte[] {(byte) below(256)});
      case 2, 3 -> replace(bytes, at, Math.min(4, bytes.length - at), integer());
      case 4 -> add(bytes, at);
      case 5 -> replace(bytes, at, size, new byte[0]);
      case 6 -> replace(bytes, at, 0, repeat(Arrays.copyOfRange(bytes, at, at + size)));
      case 7 -> Arrays.copyOf(bytes, at);
      case 8 -> splice(bytes, at);
      case 9 -> replace(bytes, at, 0, word());
      case 10 -> replace(bytes, at, size, word());
      case 11, 12 -> decimal(bytes);
      default -> swapLines(bytes);
    };
  }

  private byte[] bit(byte[] bytes, int at) {
    byte[] changed = bytes.clone();
    if (at < bytes.length) {
      changed[at] ^= (byte) (1 << below(8));
    }
    return changed;
  }

  /** A number that is often a border, in two or four bytes, of either order. */
  private byte[] integer() {
    int number = NUMBERS[below(NUMBERS.length)];
    byte[] bytes = new byte[below(2) == 0 ? 4 : 2];
    boolean big = below(2) == 0;
    for (int i = 0; i < bytes.length; i++) {
      bytes[big ? bytes.length - 1 - i : i] = (byte) (number >> (8 * i));
    }
    return bytes;
  }

  private byte[] add(byte[] bytes, int at) {
    byte[] changed = bytes.clone();
    if (at < bytes.length) {
      changed[at] += (byte) (below(33) - 16);
    }
    return changed;
  }

  private byte[] repeat(byte[] chunk) {
    int most = Math.max(1, longest / Math.max(1, chunk.length));
    int times = Math.min(most, 1 + below(1 << below(12)));
    byte[] repeated = new byte[chunk.length * times];
    for (int i = 0; i < repeated.length; i++) {
      repeated[i] = chunk[i % chunk.length];
    }
    return repeated;
  }

  private byte[] splice(byte[] bytes, int at) {
    byte[] other = corpus.get(below(corpus.size()));
    int from = below(other.length + 1);
    return replace(bytes, at, bytes.length - at, Arrays.copyOfRange(other, from, other.length));
  }

  private byte[] word() {
    return words.isEmpty() ? integer() : words.get(below(words.size()));
  }

  /** Another number in the place of one that is written out. */
  private byte[] decimal(byte[] bytes) {
    String text = new String(bytes, ISO_8859_1);
    List<MatchResult> numbers = DECIMAL.matcher(text).results().limit(1000).toList();
    if (numbers.isEmpty()) {
      return bit(bytes, below(bytes.length + 1));
    }
    MatchResult old = numbers.get(below(numbers.size()));
    byte[] decimal = DECIMALS.get(below(DECIMALS.size())).getBytes(ISO_8859_1);
    return replace(bytes, old.start(), old.end() - old.start(), decimal);
  }

  private byte[] swapLines(byte[] bytes) {
    String[] lines = new String(bytes, ISO_8859_1).split("\n", -1);
    int one = below(lines.length);
    int other = below(lines.length);
    String kept = lines[one];
    lines[one] = lines[other];
    lines[other] = kept;
    return String.join("\n", lines).getBytes(ISO_8859_1);
  }

  private static byte[] replace(byte[] bytes, int at, int size, byte[] by) {
    byte[] changed = new byte[bytes.length - size + by.length];
    System.arraycopy(bytes, 0, changed, 0, at);
    System.arraycopy(by, 0, changed, at, by.length);
    System.arraycopy(bytes, at + size, changed, at + by.length, bytes.length - at - size);
    return changed;
  }
}
