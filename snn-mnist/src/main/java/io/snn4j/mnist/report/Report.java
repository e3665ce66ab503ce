package io.snn4j.mnist.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.engine.Engine;
import io.snn4j.mnist.data.DataSet;
import io.snn4j.mnist.plot.Ink;
import io.snn4j.train.TrainingListener;
import io.snn4j.train.insight.Examination;
import io.snn4j.train.store.AtomicFile;
import io.snn4j.train.store.Environment;
import io.snn4j.train.store.MetricsFile;
import io.snn4j.train.store.Model;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * One page about a run, {@code report.html}, that needs nothing but itself: no network, no script,
 * no other file.
 */
public final class Report {

  /** The name of the file within a run folder. */
  public static final String NAME = "report.html";

  private final Path folder;
  private final Subject subject;

  private Report(Path folder, Subject subject) {
    this.folder = folder;
    this.subject = subject;
  }

  /**
   * Looks at all test samples.
   *
   * @param folder of the run, whose metrics and environment are told where they are there
   * @param model what was trained
   * @param data what it is tested on
   * @param engine runs the work
   * @param listener hears of each batch of the test set
   * @return the report
   * @throws IOException if a file cannot be read or written
   */
  public static Report of(
      Path folder, Model model, DataSet data, Engine engine, TrainingListener listener)
      throws IOException {
    System.setProperty("java.awt.headless", "true");
    Path metrics = folder.resolve(MetricsFile.NAME);
    Examination examination =
        Examination.of(model.experiment(), model.network(), data.test(), engine, listener);
    Path name = folder.toAbsolutePath().normalize().getFileName();
    Subject subject =
        new Subject(
            name == null ? folder.toString() : name.toString(),
            model.experiment(),
            model.network(),
            data,
            examination,
            Files.exists(metrics) ? Optional.of(MetricsFile.read(metrics)) : Optional.empty(),
            engine);
    return new Report(folder, subject);
  }

  /**
   * Writes the page into the folder, in place of one that is there.
   *
   * @param catalogs the plugins there are
   * @return the page's path
   * @throws IOException if a file cannot be read or written
   */
  public Path write(Catalogs catalogs) throws IOException {
    Path file = folder.resolve(NAME);
    byte[] page = page(catalogs).getBytes(UTF_8);
    AtomicFile.write(file, out -> out.write(page));
    return file;
  }

  String page(Catalogs catalogs) throws IOException {
    Html html = new Html();
    html.add("<!DOCTYPE html>")
        .add("<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .add("<meta name=\"color-scheme\" content=\"light dark\">")
        .add("<title>%s \u2013 SNN4J</title>", subject.name())
        .raw("<style>\n" + inks() + style() + "</style></head><body>\n");
    html.add("<h1>%s</h1>", subject.name())
        .add("<p class=\"note\">%s</p>", subject.data().description());
    new OutcomeSections(subject, html).write();
    new ActivitySections(subject, html).write();
    new CostSections(subject, html).write();
    html.section("Configuration")
        .add("<pre>%s</pre>", subject.experiment().yaml(catalogs).strip())
        .end();
    environment(html);
    return html.add("</body></html>").text();
  }

  private void environment(Html html) throws IOException {
    Path file = folder.resolve(Environment.NAME);
    if (!Files.exists(file)) {
      return;
    }
    Map<?, ?> values = new ObjectMapper().readValue(Files.readString(file), Map.class);
    html.section("Environment").add("<dl>");
    values.forEach((key, value) -> html.add("<dt>%s</dt><dd>%s</dd>", "" + key, "" + value));
    html.add("</dl>").end();
  }

  private static String inks() {
    StringBuilder light = new StringBuilder();
    StringBuilder dark = new StringBuilder();
    for (Ink ink : Ink.values()) {
      light.append("%s:%s;".formatted(ink.variable(), ink.light()));
      dark.append("%s:%s;".formatted(ink.variable(), ink.dark()));
    }
    return ":root{%s}%n@media (prefers-color-scheme:dark){:root{%s}}%n".formatted(light, dark);
  }

  private static String style() throws IOException {
    try (InputStream in = Report.class.getResourceAsStream("report.css")) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
