package io.snn4j.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Peers, run by a shell in Python's place. */
@DisabledOnOs(OS.WINDOWS)
class PeerTest {

  private static final List<String> ALL = List.of("plain", "rate", "layer512", "layer2048");
  private static final Python SHELL = new Python("sh");

  private static final String TUTORIAL =
      """
      \"""The peer: a training step.

      Use:              python3 tutorial.py MODE [BATCHES]
      MODE  plain   as the tutorial writes it: at every step
            hoist   once per batch (what an expert would write)
            rate    a spike train
      Data: the MNIST files.
      \"""
      MODE = sys.argv[1]
      """;

  @TempDir Path folder;

  private Path script(String text) throws IOException {
    return Files.writeString(folder.resolve("peer.py"), text);
  }

  private List<List<String>> calls(String text, List<String> wanted, List<Integer> widths)
      throws Exception {
    return Peer.of(script(text).toString()).calls(wanted, ALL, widths);
  }

  @Test
  void modesAreThoseThatTheCommentNames() throws Exception {
    assertThat(calls(TUTORIAL, ALL, List.of(512)))
        .containsExactly(List.of("plain"), List.of("hoist"), List.of("rate"));
  }

  @Test
  void modesWhoseWorkloadIsNotMeasuredAreLeftOut() throws Exception {
    assertThat(calls(TUTORIAL, List.of("rate"), List.of())).containsExactly(List.of("rate"));
  }

  @Test
  void modesThatTakeAWidthAreRunForEach() throws Exception {
    String layer =
        """
        # Use: layer.py MODE [N] [REPEATS]
        # MODE   loop    steps
        #        multi   all at once
        """;
    assertThat(calls(layer, List.of("layer512", "layer2048"), List.of(512, 2048)))
        .containsExactly(
            List.of("loop", "512"),
            List.of("loop", "2048"),
            List.of("multi", "512"),
            List.of("multi", "2048"));
    assertThat(calls(layer, List.of("plain"), List.of())).isEmpty();
  }

  @Test
  void givenArgumentsAreTheOnlyCall() throws Exception {
    Peer peer = Peer.of(script(TUTORIAL) + " hoist 20");
    assertThat(peer.calls(List.of("rate"), ALL, List.of())).containsExactly(List.of("hoist", "20"));
  }

  @Test
  void fileNameMayHaveSpaces() throws Exception {
    Path script = Files.writeString(folder.resolve("my peer.py"), TUTORIAL);
    assertThat(Peer.of(script.toString())).isEqualTo(new Peer(script, List.of()));
  }

  @Test
  void runsAndReadsWhatIsPrinted() throws Exception {
    Path script =
        script("echo loading; echo \"$1: median 12.5 ms per batch\"; echo $THREADS: x >&2\n");
    List<PeerTime> times = new Peer(script, List.of()).run(SHELL, List.of("hoist"), 2);
    assertThat(times)
        .singleElement()
        .extracting(PeerTime::title, PeerTime::ms)
        .containsExactly("hoist", 12.5);
  }

  @Test
  void tellsThreadsAndLetsIdleOnesSleep() throws Exception {
    Path script = script("echo \"t$THREADS-$OMP_WAIT_POLICY: median 1 ms\"\n");
    assertThat(new Peer(script, List.of()).run(SHELL, List.of(), 3))
        .singleElement()
        .extracting(PeerTime::name)
        .isEqualTo("t3-passive");
  }

  @Test
  void failureIsToldInTheScriptsLastWords() throws Exception {
    Path script =
        script("echo first >&2; echo 'IndexError: list index out of range' >&2; exit 3\n");
    assertThatThrownBy(() -> new Peer(script, List.of()).run(SHELL, List.of("plain"), 1))
        .isInstanceOf(PeerException.class)
        .hasMessage(
            "'" + script + " plain' failed with exit code 3: IndexError: list index out of range");
  }

  @Test
  void silenceIsAFailure() throws Exception {
    Path script = script("echo done\n");
    assertThatThrownBy(() -> new Peer(script, List.of()).run(SHELL, List.of(), 1))
        .hasMessage("'" + script + "' printed no line of the form 'NAME: LABEL NUMBER ms'");
  }

  @Test
  void whatIsMissingIsNamed() throws Exception {
    assertThatThrownBy(() -> Peer.of("none.py plain"))
        .hasMessage("the script none.py does not exist");
    assertThatThrownBy(() -> calls("print(1)\n", ALL, List.of()))
        .hasMessageContaining("says of no modes in its comment");
    assertThatThrownBy(() -> Python.withTorch(Optional.of("no-such-python")))
        .hasMessage("a peer needs a Python with PyTorch, but no-such-python cannot import torch");
  }
}
