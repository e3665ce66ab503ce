package io.snn4j.bench.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script as its comment describes it.
 *
 * <p>The comment's line {@code MODE NAME text}, and the lines after it that are indented further,
 * name the modes; where it says {@code MODE [N]} too, the script takes the width of a layer after
 * the mode:
 *
 * <pre>
 * Use:   python3 layer.py MODE [N]
 * MODE   loop    step by step
 *        multi   all steps at once
 * </pre>
 *
 * @param modes the modes, empty if it names none
 * @param takesWidth whether a mode is followed by the width of a layer
 */
record PeerScript(List<String> modes, boolean takesWidth) {

  private static final Pattern FIRST = Pattern.compile("\\W*MODE\\s+([a-z][\\w-]*)\\s{2,}\\S.*");
  private static final Pattern NEXT = Pattern.compile("\\W*\\s{3,}([a-z][\\w-]*)\\s{2,}\\S.*");

  /**
   * Reads a script.
   *
   * @throws PeerException if it cannot be read
   */
  static PeerScript read(Path script) throws PeerException {
    try {
      return of(Files.readString(script, UTF_8));
    } catch (IOException e) {
      throw new PeerException("the script %s cannot be read: %s".formatted(script, e.getMessage()));
    }
  }

  static PeerScript of(String text) {
    List<String> modes = new ArrayList<>();
    for (String line : text.lines().toList()) {
      Matcher matcher = (modes.isEmpty() ? FIRST : NEXT).matcher(line);
      if (matcher.matches()) {
        modes.add(matcher.group(1));
      } else if (!modes.isEmpty()) {
        break;
      }
    }
    return new PeerScript(modes, text.contains("MODE [N]"));
  }
}
