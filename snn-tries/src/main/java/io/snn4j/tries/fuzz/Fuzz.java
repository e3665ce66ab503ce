package io.snn4j.tries.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Feeds a parser with damaged files. For each it must return, or throw one of the exceptions it is
 * documented to throw, with a message; soon, and without more memory than in proportion to the
 * file. What makes it do anything else is written to {@code target/fuzz}.
 *
 * <p>Inputs that are refused for a reason not met before are damaged further, so that the search
 * gets deeper than the first check.
 *
 * <p>Two system properties steer it: {@value #INPUTS} is the number of inputs of all parsers
 * together, {@code snn4j.seeds=random} makes others each time.
 */
public final class Fuzz {

  static final String INPUTS = "snn4j.fuzz";

  private static final int DEFAULT_INPUTS = 40_000;
  private static final int LARGEST_CORPUS = 500;
  private static final int TOLD_AFTER = 50_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** What reads a file. */
  @FunctionalInterface
  public interface Parser {
    /**
     * Reads it, and checks what comes of it.
     *
     * @param file the file's bytes
     * @throws Exception if the file is refused
     */
    void read(byte[] file) throws Exception;
  }

  /** Makes another file of one. */
  @FunctionalInterface
  public interface Mutator {
    /**
     * {@return a file that is likely not valid any more}
     *
     * @param file the file's bytes
     * @param by draws the damage
     */
    byte[] mutate(byte[] file, Mutations by);
  }

  private final String name;
  private final List<byte[]> corpus;
  private final List<byte[]> words = new ArrayList<>();
  private final List<Class<? extends Exception>> refusals = new ArrayList<>();
  private Mutator mutator = (file, by) -> by.some(file);
  private int longest = 1 << 14;
  private long constant = 4 << 20;
  private long perByte = 200;

  /**
   * A search.
   *
   * @param name what the parser reads
   * @param corpus files that it accepts
   */
  public Fuzz(String name, List<byte[]> corpus) {
    this.name = name;
    this.corpus = new ArrayList<>(corpus);
  }

  /**
   * Adds words that mean something to the parser.
   *
   * @param more words and signs of the format
   * @return this
   */
  public Fuzz words(String... more) {
    Arrays.stream(more).map(word -> word.getBytes(UTF_8)).forEach(words::add);
    return this;
  }

  /**
   * Allows an exception with which it refuses a file.
   *
   * @param documented the exception's class
   * @return this
   */
  public Fuzz refuses(Class<? extends Exception> documented) {
    refusals.add(documented);
    return this;
  }

  /**
   * Says how files are damaged, where it is not enough to do that byte by byte.
   *
   * @param other damages a file
   * @return this
   */
  public Fuzz mutator(Mutator other) {
    mutator = other;
    return this;
  }

  /**
   * Bounds the bytes of a file.
   *
   * @param bytes the most it may have
   * @return this
   */
  public Fuzz longest(int bytes) {
    longest = bytes;
    return this;
  }

  /**
   * Bounds what reading may allocate: so many bytes, and so many more for each of the file.
   *
   * @param bytes how many in any case
   * @param forEach how many more for each byte of the file
   * @return this
   */
  public Fuzz allocates(long bytes, long forEach) {
    constant = bytes;
    perByte = forEach;
    return this;
  }

  /**
   * Searches.
   *
   * @param share of all inputs that this parser gets
   * @param parser reads the files
   * @throws AssertionError if the parser does what it must not
   */
  public void run(double share, Parser parser) {
    long inputs = Math.round(Long.getLong(INPUTS, DEFAULT_INPUTS) * share);
    boolean fixed = !System.getProperty("snn4j.seeds", "fixed").equals("random");
    long seed = fixed ? name.hashCode() : new SplittableRandom().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    Set<String> reasons = new HashSet<>();
    long accepted = 0;
    try (Watch watch = new Watch(name)) {
      List<byte[]> valid = List.copyOf(corpus);
      for (byte[] file : valid) {
        // once to load classes, which allocates, and once to be judged
        warmUp(file, parser);
        String outcome = judge(file, parser, watch);
        if (!outcome.isEmpty()) {
          throw new AssertionError(watch.keep("refused as '" + outcome + "', though valid"));
        }
      }
      for (long done = 1; done <= inputs; done++) {
        List<byte[]> files = random.nextBoolean() ? valid : corpus;
        byte[] file = files.get(random.nextInt(files.size()));
        byte[] damaged =
            mutator.mutate(file, new Mutations(random.split(), corpus, words, longest));
        String outcome = judge(damaged, parser, watch);
        accepted += outcome.isEmpty() ? 1 : 0;
        if (corpus.size() < LARGEST_CORPUS && reasons.add(outcome)) {
          corpus.add(damaged);
        }
        if (done % TOLD_AFTER == 0 || done == inputs) {
          System.out.printf(
              Locale.ROOT,
              "%s: %,d inputs, seed %d, %,d accepted, the others refused for %d reasons or more; at"
                  + " most %,d bytes allocated and %.3f s taken%n",
              name,
              done,
              seed,
              accepted,
              reasons.size(),
              watch.mostBytes(),
              watch.mostSeconds());
        }
      }
    }
  }

  private static void warmUp(byte[] file, Parser parser) {
    try {
      parser.read(file);
    } catch (Exception e) {
      // the next time it is judged
    }
  }

  /** The reason why a file was refused, without its numbers and names; empty if it was accepted. */
  private String judge(byte[] file, Parser parser, Watch watch) {
    watch.begin(file);
    String outcome = "";
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long nanos = THREADS.getCurrentThreadCpuTime();
    try {
      parser.read(file);
    } catch (Throwable e) {
      boolean documented = refusals.stream().anyMatch(refusal -> refusal.isInstance(e));
      if (!documented || e.getMessage() == null || e.getMessage().isBlank()) {
        throw new AssertionError(watch.keep("it threw " + e), e);
      }
      outcome = e.getMessage().replaceAll("[0-9]+|'[^']*'|\"[^\"]*\"|\\S*/\\S+", "*");
    }
    watch.end(
        THREADS.getCurrentThreadAllocatedBytes() - bytes,
        (THREADS.getCurrentThreadCpuTime() - nanos) * 1e-9,
        constant + perByte * file.length);
    return outcome.substring(0, Math.min(60, outcome.length()));
  }
}
