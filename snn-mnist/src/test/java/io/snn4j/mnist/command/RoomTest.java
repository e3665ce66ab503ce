package io.snn4j.mnist.command;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snn4j.core.memory.Flow;
import io.snn4j.core.memory.Memory;
import io.snn4j.core.memory.Need;
import io.snn4j.train.MemoryPlan;
import io.snn4j.train.experiment.Experiment;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What is needed against what is free. */
class RoomTest {

  private static final long MEGA = 1_000_000;

  /** 30 MB of weights that are there, a layer of 50 MB and 20 MB, and 5 MB at a checkpoint. */
  private static final Memory WEIGHTS = new Memory("weights", 0, 30 * MEGA, List.of());

  private static final Memory LAYER = new Memory("leaky1", 50 * MEGA, 20 * MEGA, List.of());
  private static final MemoryPlan PLAN =
      new MemoryPlan(
          List.of(new Need(new Flow(Flow.Kind.SPIKES, 25, 128, 10), LAYER, 0)),
          Memory.of("kept", WEIGHTS, LAYER),
          List.of(Memory.of("a checkpoint", Memory.heap("copy", 5 * MEGA))));

  private static ThrowingCallable training(Room room) {
    return () -> room.require(PLAN, WEIGHTS, new Experiment(), 2);
  }

  @Test
  void isEnoughWhereAllThatIsNotThereYetFits() {
    assertThatCode(training(new Room(55 * MEGA, 0, 20 * MEGA, 75 * MEGA)))
        .doesNotThrowAnyException();
  }

  @Test
  void lacksHeap() {
    assertThatThrownBy(training(new Room(55 * MEGA - 1, 0, 20 * MEGA, 75 * MEGA)))
        .isInstanceOf(OutOfRoom.class)
        .hasMessage(
            "training needs 55.0 MB more of the Java heap, but 55.0 MB are free; most of it goes to"
                + " leaky1, with 70.0 MB; lower batch (128), steps (25) or threads (2), or the size"
                + " of layers, or give Java more, such as SNN_JAVA_OPTIONS=-Xmx1g");
  }

  @Test
  void lacksRoomForMatrices() {
    assertThatThrownBy(training(new Room(55 * MEGA, 0, 20 * MEGA - 1, 75 * MEGA)))
        .isInstanceOf(OutOfRoom.class)
        .hasMessageContaining("20.0 MB more of matrices off the Java heap")
        .hasMessageEndingWith("-Dorg.bytedeco.javacpp.maxbytes=1g");
  }

  @Test
  void lacksMachine() {
    assertThatThrownBy(training(new Room(55 * MEGA, 0, 20 * MEGA, 70 * MEGA)))
        .isInstanceOf(OutOfRoom.class)
        .hasMessageContaining("75.0 MB more of this machine's memory, but 70.0 MB are free");
  }

  @Test
  void countsNotTwiceWhatTheProcessHasAlready() {
    assertThatCode(training(new Room(55 * MEGA, 5 * MEGA, 20 * MEGA, 70 * MEGA)))
        .doesNotThrowAnyException();
  }
}
