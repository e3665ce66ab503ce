package io.snn4j.mnist.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sorts the Java of a page into files of their own, programs, and files beside them. */
final class JavaOfPage {

  private static final Pattern TYPE =
      Pattern.compile(
          "(?m)^(?:(?:public|final|abstract|sealed|non-sealed) )*"
              + "(?:record|class|interface|@interface|enum) (\\w+)");
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final String FILE = "file:";

  private final List<Source> files = new ArrayList<>();
  private final List<Program> programs = new ArrayList<>();
  private final Map<String, String> resources = new LinkedHashMap<>();
  private final Problems problems;
  private Program program = new Program();
  private String pending = "";

  private JavaOfPage(Page page) {
    problems = new Problems(page);
    Item before = null;
    for (Item item : page.items()) {
      if (item instanceof Item.Note note) {
        note(note);
      } else if (item instanceof Item.Snippet snippet) {
        snippet(snippet, before);
      }
      before = item;
    }
    newProgram();
    problems.throwIfAny();
  }

  /** Reads a page. */
  static JavaOfPage of(Page page) {
    return new JavaOfPage(page);
  }

  private void note(Item.Note note) {
    if (note.is("given")) {
      program.given(note);
    } else if (note.is("new program")) {
      newProgram();
    } else if (note.is(FILE)) {
      List<String> lines = note.after(FILE);
      pending = lines.get(0).strip();
      if (lines.size() > 1) {
        resource(String.join("\n", lines.subList(1, lines.size())));
      }
    } else if (!note.is("prints")) {
      problems.add(
          note.line(),
          "a comment must begin with given, new program, prints or file:, but is " + note.text());
    }
  }

  private void snippet(Item.Snippet snippet, Item before) {
    boolean prints = before instanceof Item.Note note && note.is("prints");
    if (!pending.isEmpty()) {
      resource(snippet.text());
    } else if (prints && program.isEmpty()) {
      problems.add(snippet.line(), "there is no fragment that prints this");
    } else if (prints) {
      program.prints(snippet);
    } else if (snippet.language().equals("java")) {
      Matcher type = TYPE.matcher(snippet.text());
      if (type.find()) {
        files.add(file(snippet, type.group(1)));
      } else {
        program.fragment(snippet);
      }
    }
  }

  private static Source file(Item.Snippet snippet, String type) {
    Matcher inPackage = PACKAGE.matcher(snippet.text());
    String prefix = inPackage.find() ? inPackage.group(1) + "." : "";
    Source source = new Source(prefix + type, snippet.line());
    for (int i = 0; i < snippet.lines().size(); i++) {
      source.add(snippet.lines().get(i), snippet.line() + i);
    }
    return source;
  }

  private void newProgram() {
    if (!program.isEmpty()) {
      programs.add(program);
    }
    program = new Program();
  }

  private void resource(String text) {
    resources.put(pending, text);
    pending = "";
  }

  List<Source> files() {
    return files;
  }

  List<Program> programs() {
    return programs;
  }

  /** Files such as those of services, by path. */
  Map<String, String> resources() {
    return resources;
  }
}
