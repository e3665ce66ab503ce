package io.snn4j.api;

/**
 * Random numbers as a function of a key and a counter, with no state: the same for every order of
 * evaluation and any number of threads.
 *
 * <p>The function is the output mix of SplitMix64 (Steele, Lea and Flood 2014) over the counter's
 * place in the key's Weyl sequence.
 */
public final class CounterRandom {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private CounterRandom() {}

  /**
   * {@return 64 random bits}
   *
   * @param key says which stream of numbers, see {@link #key}
   * @param counter the place in the stream
   */
  public static long bits(long key, long counter) {
    return mix(key + (counter + 1) * GOLDEN);
  }

  /**
   * {@return a float uniform in [0, 1), a multiple of 2^-24}
   *
   * @param key says which stream of numbers, see {@link #key}
   * @param counter the place in the stream
   */
  public static float uniform(long key, long counter) {
    return (bits(key, counter) >>> 40) * 0x1p-24f;
  }

  /**
   * {@return an integer uniform in [0, bound)}
   *
   * @param key says which stream of numbers, see {@link #key}
   * @param counter the place in the stream
   * @param bound the number that all results are below, at least 1
   */
  public static int below(long key, long counter, int bound) {
    return (int) Math.multiplyHigh(bits(key, counter) >>> 1, (long) bound << 1);
  }

  /**
   * {@return the numbers from 0 to {@code length - 1} in an order drawn at random (Fisher and
   * Yates)}
   *
   * @param key says which stream of numbers, see {@link #key}
   * @param length how many numbers
   */
  public static int[] permutation(long key, int length) {
    int[] order = new int[length];
    for (int i = 0; i < length; i++) {
      int j = below(key, i, i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /**
   * {@return a key for one purpose, derived from a seed and whatever tells the purpose from others}
   *
   * @param seed the seed of the run
   * @param parts such as a hash of the purpose's name, the epoch, the sample
   */
  public static long key(long seed, long... parts) {
    long key = mix(seed ^ GOLDEN);
    for (long part : parts) {
      key = mix(key + GOLDEN ^ mix(part + GOLDEN));
    }
    return key;
  }

  /**
   * {@return a key part from a word}
   *
   * @param word such as the name of a parameter
   */
  public static long word(String word) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < word.length(); i++) {
      hash = (hash ^ word.charAt(i)) * 0x100000001B3L;
    }
    return hash;
  }

  private static long mix(long z) {
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
