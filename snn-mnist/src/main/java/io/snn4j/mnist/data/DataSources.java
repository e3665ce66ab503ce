package io.snn4j.mnist.data;

import static java.util.Objects.requireNonNull;

import io.snn4j.core.config.Nearest;
import io.snn4j.core.config.Records;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The decision which data a run gets: MNIST from a folder, MNIST by download, or synthetic digits.
 *
 * <p>What lies in a folder the user named is never passed over in silence: if it is damaged, that
 * is an error, whatever was asked for but {@link Choice#SYNTHETIC}.
 */
public final class DataSources {
  private final Mnist mnist;
  private final DataFolder folders;
  private final Downloader downloader;
  private final Downloader.Progress progress;
  private final Supplier<DataSet> synthetic;

  /**
   * Creates the decision from its parts.
   *
   * @param folders says where data lie
   * @param downloader fetches what is missing
   * @param progress hears of downloads
   * @param synthetic makes the digits that take MNIST's place
   */
  public DataSources(
      DataFolder folders,
      Downloader downloader,
      Downloader.Progress progress,
      Supplier<DataSet> synthetic) {
    this(Mnist.PUBLISHED, folders, downloader, progress, synthetic);
  }

  DataSources(
      Mnist mnist,
      DataFolder folders,
      Downloader downloader,
      Downloader.Progress progress,
      Supplier<DataSet> synthetic) {
    this.mnist = requireNonNull(mnist, "mnist is null");
    this.folders = requireNonNull(folders, "folders is null");
    this.downloader = requireNonNull(downloader, "downloader is null");
    this.progress = requireNonNull(progress, "progress is null");
    this.synthetic = requireNonNull(synthetic, "synthetic is null");
  }

  /**
   * Finds, fetches or makes the data.
   *
   * @param request what to find
   * @return the data, and where they are from
   * @throws DataException if MNIST was insisted on, or a folder named for it, and cannot be had, if
   *     a folder that the user named holds damaged files, or if it must be downloaded to and cannot
   *     be written to
   */
  public Resolved resolve(Request request) {
    if (request.choice() == Choice.SYNTHETIC) {
      DataSet digits = synthetic.get();
      return new Resolved(digits, digits.description(), Source.SYNTHETIC);
    }
    Optional<Lookalike> other = request.choice().lookalike();
    if (other.isPresent()) {
      return fromFolder(other.get(), request.data());
    }
    try {
      DataFolder.Location location = folders.choose(request.data());
      return location.named()
          ? fromNamed(location.folder(), request.network())
          : fromCache(location, request.network());
    } catch (UnavailableException unavailable) {
      return instead(request, unavailable.getMessage());
    }
  }

  /** The other data sets are read, never downloaded: nothing tells whether a download is right. */
  private Resolved fromFolder(Lookalike set, Optional<Path> data) {
    try {
      Path folder = folders.choose(data).folder();
      return new Resolved(
          set.read(folder),
          "%s from %s, checked by its form".formatted(set.title(), folder),
          Source.FOLDER);
    } catch (UnavailableException unavailable) {
      throw new DataException(
          "%s: %s; give --data DIR".formatted(set.title(), unavailable.getMessage()));
    }
  }

  /** What a named folder holds is right or an error; what it lacks is fetched. */
  private Resolved fromNamed(Path folder, Network network) throws UnavailableException {
    List<RemoteFile> missing = mnist.missing(folder);
    if (missing.isEmpty()) {
      return found(folder);
    }
    mnist.verifyPresent(folder);
    MadeFolders made = MadeFolders.before(folder);
    String lack = lack(folder, missing) + (made.any() ? " (there is no such folder)" : "");
    if (network == Network.ON) {
      downloader.prepare(folder);
    }
    try {
      return fetch(missing, folder, network, lack);
    } catch (UnavailableException e) {
      made.removeEmpty();
      throw e;
    }
  }

  /** The cache is ours: what it lacks, and what is damaged in it, is fetched. */
  private Resolved fromCache(DataFolder.Location location, Network network)
      throws UnavailableException {
    Path folder = location.folder();
    List<RemoteFile> missing = mnist.missing(folder);
    String lack = lack(folder, missing);
    if (missing.isEmpty()) {
      try {
        return found(folder);
      } catch (DataException damaged) {
        lack = "MNIST in %s is damaged (%s)".formatted(folder, damaged.getMessage());
      }
    }
    return fetch(mnist.files(), location.downloads(), network, lack);
  }

  private Resolved found(Path folder) {
    return new Resolved(read(folder), "MNIST from " + folder, Source.FOLDER);
  }

  private Resolved fetch(List<RemoteFile> files, Path folder, Network network, String lack)
      throws UnavailableException {
    if (network == Network.OFF) {
      throw new UnavailableException(lack + ", and downloading is switched off");
    }
    try {
      downloader.download(files, folder, progress);
    } catch (DataException failure) {
      throw new UnavailableException(lack + ", and " + failure.getMessage());
    }
    return new Resolved(read(folder), "MNIST downloaded to " + folder, Source.DOWNLOAD);
  }

  /** Reads what is there, if the heap has room for it. */
  private DataSet read(Path folder) {
    Runtime runtime = Runtime.getRuntime();
    long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    if (mnist.bytes() > free) {
      throw noRoom("but only %.1f MB are free", free);
    }
    try {
      return mnist.read(folder);
    } catch (OutOfMemoryError e) {
      // an array has to lie in one piece in one part of the heap
      throw noRoom("and the %.1f MB that are free are not in one piece", free);
    }
  }

  private DataException noRoom(String but, long free) {
    return new DataException(
        String.format(
            Locale.US,
            "the data set takes %.1f MB of the Java heap, "
                + but
                + "; give Java more, such as"
                + " SNN_JAVA_OPTIONS=-Xmx%dg",
            mnist.bytes() / 1e6,
            free / 1e6,
            2 * mnist.bytes() / (1L << 30) + 1));
  }

  private String lack(Path folder, List<RemoteFile> missing) {
    return missing.size() == mnist.files().size()
        ? "MNIST is not in " + folder
        : "MNIST in %s lacks %s".formatted(folder, Mnist.names(missing));
  }

  private Resolved instead(Request request, String sentence) {
    if (request.choice() == Choice.MNIST) {
      throw new DataException(sentence + "; give --data DIR with the four MNIST files");
    }
    if (request.data().isPresent()) {
      // whoever names a folder means what lies there, and would not see that it was passed over
      throw new DataException(
          sentence
              + "; give --data DIR with the four MNIST files, or --dataset synthetic for drawn"
              + " digits");
    }
    String how =
        sentence
            + "; the built-in synthetic digits take its place; give --data DIR with the four MNIST"
            + " files to use the real ones";
    return new Resolved(synthetic.get(), how, Source.SUBSTITUTE);
  }

  /** The data set asked for. */
  public enum Choice {
    /** MNIST if it can be had, else, unless a folder was named for it, synthetic digits. */
    AUTO,
    /** MNIST or an error. */
    MNIST,
    /** Articles of clothing, in the form of MNIST. */
    FASHION_MNIST,
    /** Japanese characters, in the form of MNIST. */
    KMNIST,
    /** Four times as many handwritten digits. */
    EMNIST_DIGITS,
    /** Synthetic digits. */
    SYNTHETIC;

    private Optional<Lookalike> lookalike() {
      return switch (this) {
        case FASHION_MNIST -> Optional.of(Lookalike.FASHION_MNIST);
        case KMNIST -> Optional.of(Lookalike.KMNIST);
        case EMNIST_DIGITS -> Optional.of(Lookalike.EMNIST_DIGITS);
        case AUTO, MNIST, SYNTHETIC -> Optional.empty();
      };
    }

    /** {@return the names, such as {@code fashion-mnist}} */
    public static List<String> names() {
      return Arrays.stream(values()).map(Records::enumName).toList();
    }

    /**
     * {@return the choice of a name}
     *
     * @param name the data set's name
     * @throws DataException if there is none
     */
    public static Choice named(String name) {
      return Arrays.stream(values())
          .filter(choice -> Records.enumName(choice).equals(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new DataException(
                      "there is no data set '" + name + "'" + Nearest.hint(name, names())));
    }
  }

  /** Whether the network may be used. */
  public enum Network {
    /** Missing files may be downloaded. */
    ON,
    /** Only what is on this machine counts. */
    OFF
  }

  /** Where the data of a run came from. */
  public enum Source {
    /** MNIST or another set, found in a folder. */
    FOLDER,
    /** MNIST, downloaded now. */
    DOWNLOAD,
    /** Synthetic digits, as asked for. */
    SYNTHETIC,
    /** Synthetic digits, because MNIST was not to be had. */
    SUBSTITUTE
  }

  /**
   * What a run asks for.
   *
   * @param choice the data set
   * @param data the folder of the option {@code --data}, if given
   * @param network whether to download what is missing
   */
  public record Request(Choice choice, Optional<Path> data, Network network) {
    /**
     * Checks that nothing is null.
     *
     * @param choice the data set
     * @param data the folder of the option {@code --data}, if given
     * @param network whether to download what is missing
     */
    public Request {
      requireNonNull(choice, "choice is null");
      requireNonNull(data, "data is null");
      requireNonNull(network, "network is null");
    }

    /**
     * Asks for what is in a folder that somebody typed, else in one that a file names. A folder
     * that nobody typed is read and never written to.
     *
     * @param choice which data
     * @param typed the folder of the option {@code --data}, if given
     * @param named the folder in the file; empty if it names none
     * @return the request
     */
    public static Request of(Choice choice, Optional<Path> typed, String named) {
      boolean nobodys = typed.isEmpty() && !named.isEmpty();
      Optional<Path> folder = nobodys ? Optional.of(Path.of(named)) : typed;
      return new Request(choice, folder, nobodys ? Network.OFF : Network.ON);
    }
  }

  /**
   * The data and how it was found.
   *
   * @param data the images
   * @param how one sentence for the user, without a full stop
   * @param source the same for programs
   */
  public record Resolved(DataSet data, String how, Source source) {}
}
