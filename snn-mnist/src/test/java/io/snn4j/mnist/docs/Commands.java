package io.snn4j.mnist.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The snn commands that a page shows, in blocks and in its sentences. */
final class Commands {

  private static final Pattern COMMAND =
      Pattern.compile("(?:\\$ )?(?:[A-Z_]+=\\S+ )*(?:\\.|SNN4J)/snn (.+)");
  private static final Pattern SPAN = Pattern.compile("`([^`]+)`");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^\\s'\"]+)");

  private Commands() {}

  /**
   * A command.
   *
   * @param line where it begins
   * @param arguments what follows {@code ./snn}
   * @param whole whether it could be run; a sentence may name a command without what it needs
   */
  record Command(int line, List<String> arguments, boolean whole) {}

  static List<Command> of(Page page) {
    List<Command> commands = new ArrayList<>();
    for (Item.Snippet snippet : page.snippets("", "sh", "bash", "shell", "console")) {
      for (int i = 0; i < snippet.lines().size(); i++) {
        int first = i;
        String text = snippet.lines().get(i);
        while (text.endsWith("\\") && i + 1 < snippet.lines().size()) {
          i++;
          text = text.substring(0, text.length() - 1) + snippet.lines().get(i);
        }
        add(commands, snippet.line() + first, text, true);
      }
    }
    for (int i = 0; i < page.lines().size(); i++) {
      Matcher span = SPAN.matcher(page.lines().get(i));
      while (span.find()) {
        add(commands, i + 1, span.group(1), false);
      }
    }
    return commands;
  }

  private static void add(List<Command> commands, int line, String text, boolean whole) {
    Matcher command = COMMAND.matcher(text.strip());
    if (command.matches()) {
      commands.add(new Command(line, words(command.group(1)), whole));
    }
  }

  /** The words as a shell would split them, up to a comment or another command. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      String plain = word.group(3);
      if (plain != null && (plain.startsWith("#") || plain.matches("[>|&;].*"))) {
        break;
      }
      // N stands for a number
      words.add(plain == null ? quoted(word) : plain.equals("N") ? "1" : plain);
    }
    return words;
  }

  private static String quoted(Matcher word) {
    return word.group(1) == null ? word.group(2) : word.group(1);
  }
}
