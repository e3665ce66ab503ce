package io.snn4j.mnist.data;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The decision which data a run gets: MNIST from a folder, MNIST by download, or synthetic digits.
 *
 * <p>What lies in a folder the user named is never passed over in silence: if it is damaged, that
 * is an error, whatever was asked for but {@link Choice#SYNTHETIC}.
 */
public final class DataSources {
  private final DataFolder folders;
  private final Downloader downloader;
  private final Downloader.Progress progress;

  /** Creates the decision from its parts; {@code progress} hears of downloads. */
  public DataSources(DataFolder folders, Downloader downloader, Downloader.Progress progress) {
    this.folders = requireNonNull(folders, "folders is null");
    this.downloader = requireNonNull(downloader, "downloader is null");
    this.progress = requireNonNull(progress, "progress is null");
  }

  /**
   * Finds, fetches or makes the data.
   *
   * @throws DataException if MNIST was insisted on and cannot be had, if a folder that the user
   *     named holds damaged files, or if it must be downloaded to and cannot be written to
   */
  public Resolved resolve(Request request) {
    if (request.choice() == Choice.SYNTHETIC) {
      DataSet digits = synthetic(request);
      return new Resolved(digits, digits.description(), Source.SYNTHETIC);
    }
    DataFolder.Location location = folders.choose(request.data());
    try {
      return mnist(request, location);
    } catch (UnavailableException unavailable) {
      return instead(request, location.folder(), unavailable.getMessage());
    }
  }

  private Resolved mnist(Request request, DataFolder.Location location)
      throws UnavailableException {
    Path folder = location.folder();
    List<RemoteFile> missing = Mnist.missing(folder);
    if (missing.isEmpty()) {
      try {
        return new Resolved(Mnist.load(folder), "MNIST from " + folder, Source.FOLDER);
      } catch (DataException damaged) {
        if (location.named()) {
          throw damaged;
        }
        // The cache is ours: what is damaged in it is fetched again, if that is allowed.
        if (request.network() == Network.OFF) {
          throw new UnavailableException(damaged.getMessage() + "; downloading is switched off");
        }
      }
    }
    if (request.network() == Network.OFF) {
      throw new UnavailableException("downloading is switched off");
    }
    download(location.named() ? missing : Mnist.FILES, location);
    // A part that was there before may still be damaged, and then says so.
    DataSet data = Mnist.load(location.named() ? folder : location.downloads());
    return new Resolved(data, "MNIST downloaded to " + location.downloads(), Source.DOWNLOAD);
  }

  private void download(List<RemoteFile> wanted, DataFolder.Location location)
      throws UnavailableException {
    if (location.named()) {
      downloader.prepare(location.downloads());
    }
    try {
      downloader.download(wanted, location.downloads(), progress);
    } catch (DataException failure) {
      throw new UnavailableException(failure.getMessage());
    }
  }

  private static Resolved instead(Request request, Path folder, String reason) {
    String sentence =
        "MNIST was neither found in %s nor could it be downloaded (%s)".formatted(folder, reason);
    if (request.choice() == Choice.MNIST) {
      throw new DataException(sentence + "; give --data DIR with the four MNIST files");
    }
    String how =
        sentence
            + "; training on the built-in synthetic digits instead; give --data DIR with the four"
            + " MNIST files to use the real ones";
    return new Resolved(synthetic(request), how, Source.SUBSTITUTE);
  }

  private static DataSet synthetic(Request request) {
    return SyntheticDigits.generate(
        request.seed(), request.syntheticTrain(), request.syntheticTest());
  }

  /** The data set asked for. */
  public enum Choice {
    /** MNIST if it can be had, else synthetic digits. */
    AUTO,
    /** MNIST or an error. */
    MNIST,
    /** Synthetic digits. */
    SYNTHETIC;

    /**
     * Returns the choice of a name, {@code auto}, {@code mnist} or {@code synthetic}.
     *
     * @throws DataException if it is none of them
     */
    public static Choice named(String name) {
      return switch (name) {
        case "auto" -> AUTO;
        case "mnist" -> MNIST;
        case "synthetic" -> SYNTHETIC;
        default ->
            throw new DataException(
                "a data set must be auto, mnist or synthetic, but was \"%s\"".formatted(name));
      };
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
    /** MNIST, found in a folder. */
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
   * @param seed the seed of synthetic digits
   * @param syntheticTrain how many synthetic digits to train on
   * @param syntheticTest how many synthetic digits to test on
   */
  public record Request(
      Choice choice,
      Optional<Path> data,
      Network network,
      long seed,
      int syntheticTrain,
      int syntheticTest) {
    /** Checks that nothing is null. */
    public Request {
      requireNonNull(choice, "choice is null");
      requireNonNull(data, "data is null");
      requireNonNull(network, "network is null");
    }

    /** Asks for a data set with synthetic digits in their default numbers. */
    public Request(Choice choice, Optional<Path> data, Network network, long seed) {
      this(
          choice, data, network, seed, SyntheticDigits.DEFAULT_TRAIN, SyntheticDigits.DEFAULT_TEST);
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

  /** MNIST that is neither here nor to be fetched, which is no error where others will do. */
  private static final class UnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnavailableException(String reason) {
      super(reason);
    }
  }
}
