package io.snn4j.mnist.command;

import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.ConfigException;
import io.snn4j.train.reference.Families;
import io.snn4j.train.reference.ReferenceCase;
import io.snn4j.train.reference.ReferenceFile;
import io.snn4j.train.reference.Verification;
import io.snn4j.train.reference.Verification.Verdict;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replays reference files and says how far SNN4J's numbers are from theirs. */
@Command(
    name = "verify",
    description = {
      "Replays cases that were computed with snnTorch and compares every number.",
      "",
      "A reference file is JSON: {\"source\": ..., \"cases\": [{\"name\", \"params\", \"inputs\","
          + " \"outputs\", \"gradients\"}]}, where an array is {\"shape\": [...], \"data\":"
          + " [...]}. A case is about neurons, surrogates, losses, encoding, decoding or a network"
          + " that is trained, which its contents tell; several kinds may share a file. For each"
          + " case the neurons, loss or whatever it is about are made by name from its params and"
          + " run on its inputs.",
      "",
      "A deviation is the largest difference in an array, as a share of the array's largest"
          + " absolute value. It may be 0 for spikes, counts and classes, 1e-5 for membranes and"
          + " losses, 5e-5 for gradients and trained weights, and 1e-2 for latencies near the"
          + " threshold. A case that nothing here can replay does not agree.",
      ""
    },
    footer = {
      "",
      "Exit code 0 if all cases agree, 1 if one does not or a file cannot be read, 2 if a file does"
          + " not exist or an option is wrong.",
      "",
      "Examples:",
      "  snn verify reference/neurons.json",
      "  snn verify --all reference/*.json"
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
public final class VerifyCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Reference files; each is read before the first is replayed.")
  private List<Path> files = List.of();

  @Option(
      names = "--all",
      description = "Shows every output and gradient, not only the one of each case that is worst.")
  private boolean all;

  private final Catalogs catalogs;
  private final Terminal terminal;

  @Inject
  VerifyCommand(Catalogs catalogs, Terminal terminal) {
    this.catalogs = catalogs;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<Verdict> verdicts = new ArrayList<>();
    Map<Path, ReferenceFile> references;
    try (Progress progress = terminal.progress()) {
      progress.at("reading the reference files");
      references = read();
      Verification verification = Families.all(catalogs);
      progress.at(
          "cases", references.values().stream().mapToInt(file -> file.cases().size()).sum());
      for (Map.Entry<Path, ReferenceFile> entry : references.entrySet()) {
        int before = verdicts.size();
        for (ReferenceCase each : entry.getValue().cases()) {
          progress.part(each.name());
          verdicts.add(verification.verify(each));
          progress.done(verdicts.size());
        }
        new VerdictTable(terminal.out(), all)
            .print(
                entry.getKey().toString(),
                entry.getValue().source(),
                verdicts.subList(before, verdicts.size()));
      }
    }
    terminal.out().println(conclusion(verdicts, references));
    return verdicts.stream().allMatch(Verdict::agrees) ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private Map<Path, ReferenceFile> read() throws IOException {
    List<String> missing =
        files.stream()
            .filter(Files::notExists)
            .map(file -> "the reference file " + file + " does not exist")
            .toList();
    if (!missing.isEmpty()) {
      throw new ConfigException(missing);
    }
    for (Path file : files) {
      if (Files.isDirectory(file)) {
        throw new IOException(
            "%s is a folder; name the reference files in it, such as %s"
                .formatted(file, file.resolve("*.json")));
      }
    }
    Map<Path, ReferenceFile> references = new LinkedHashMap<>();
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        references.put(file, ReferenceFile.read(in));
      } catch (IOException e) {
        throw new IOException(Reasons.unread("the reference file ", file, e), e);
      }
    }
    return references;
  }

  private static String conclusion(List<Verdict> verdicts, Map<Path, ReferenceFile> references) {
    long off = verdicts.stream().filter(verdict -> !verdict.agrees()).count();
    if (off > 0) {
      return "%d of %s %s not agree"
          .formatted(off, counted(verdicts.size(), "case"), off == 1 ? "does" : "do");
    }
    List<String> sources =
        references.values().stream().map(ReferenceFile::source).distinct().toList();
    return "%s%s of %s %s with %s"
        .formatted(
            verdicts.size() == 1 ? "" : "all ",
            counted(verdicts.size(), "case"),
            counted(references.size(), "file"),
            verdicts.size() == 1 ? "agrees" : "agree",
            String.join("; ", sources));
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
