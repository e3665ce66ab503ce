package io.snn4j.mnist.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snn4j.mnist.data.DataFolder.Location;
import io.snn4j.mnist.data.DataFolder.Origin;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path home;

  @Test
  void optionComesFirst() throws UnavailableException {
    Location location = choose(Map.of("SNN_DATA", "other"), "Linux", Optional.of(Path.of("mine")));
    assertThat(location).isEqualTo(new Location(Path.of("mine"), Origin.OPTION));
  }

  @Test
  void variableComesSecond() throws UnavailableException {
    Location location = choose(Map.of("SNN_DATA", "other"), "Linux", Optional.empty());
    assertThat(location).isEqualTo(new Location(Path.of("other"), Origin.ENVIRONMENT));
  }

  @Test
  void emptyVariableIsNone() throws UnavailableException {
    assertThat(cache(Map.of("SNN_DATA", " "), "Linux")).isEqualTo(home.resolve(".cache/snn4j"));
  }

  @Test
  void linuxHasItsCache() throws UnavailableException {
    assertThat(cache(Map.of(), "Linux")).isEqualTo(home.resolve(".cache/snn4j"));
  }

  @Test
  void linuxHonoursXdg() throws UnavailableException {
    String xdg = home.resolve("xdg").toString();
    assertThat(cache(Map.of("XDG_CACHE_HOME", xdg), "Linux")).isEqualTo(home.resolve("xdg/snn4j"));
  }

  @Test
  void relativeXdgIsIgnored() throws UnavailableException {
    assertThat(cache(Map.of("XDG_CACHE_HOME", "here"), "Linux"))
        .isEqualTo(home.resolve(".cache/snn4j"));
  }

  @Test
  void macHasItsCache() throws UnavailableException {
    assertThat(cache(Map.of(), "Mac OS X")).isEqualTo(home.resolve("Library/Caches/snn4j"));
  }

  @Test
  void windowsHasItsCache() throws UnavailableException {
    String local = home.resolve("Local").toString();
    assertThat(cache(Map.of("LOCALAPPDATA", local), "Windows 11"))
        .isEqualTo(home.resolve("Local/snn4j"));
  }

  @Test
  void downloadsGoToASubfolderOfTheCacheOnly() {
    assertThat(new Location(home, Origin.CACHE).downloads()).isEqualTo(home.resolve("mnist"));
    assertThat(new Location(home, Origin.OPTION).downloads()).isEqualTo(home);
  }

  @Test
  void missingHomeIsSaid() {
    DataFolder folders = new DataFolder(Map.of(), name -> null);
    assertThatThrownBy(() -> folders.choose(Optional.empty()))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("the user has no home folder in which MNIST could be kept");
  }

  @Test
  void variableThatIsNoPathIsSaid() {
    assertThatThrownBy(() -> choose(Map.of("SNN_DATA", "a\0b"), "Linux", Optional.empty()))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("the environment variable SNN_DATA must name a folder");
  }

  private Path cache(Map<String, String> environment, String system) throws UnavailableException {
    Location location = choose(environment, system, Optional.empty());
    assertThat(location.origin()).isEqualTo(Origin.CACHE);
    return location.folder();
  }

  private Location choose(Map<String, String> environment, String system, Optional<Path> option)
      throws UnavailableException {
    Map<String, String> properties = Map.of("os.name", system, "user.home", home.toString());
    return new DataFolder(environment, properties::get).choose(option);
  }
}
