package io.snn4j.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.bytedeco.openblas.global.openblas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class EngineTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void callsEachPieceOnce(int threads) {
    try (Engine engine = new Engine(threads)) {
      for (int pieces : new int[] {0, 1, 2, 3, 7, 8, 9, 1000}) {
        AtomicIntegerArray calls = new AtomicIntegerArray(pieces);
        engine.parallel(pieces, calls::incrementAndGet);
        for (int i = 0; i < pieces; i++) {
          assertThat(calls.get(i)).as("%d threads, piece %d of %d", threads, i, pieces).isOne();
        }
      }
    }
  }

  @Test
  void asManyThreadsWorkAtOnceAsItHas() throws InterruptedException {
    try (Engine engine = new Engine(3)) {
      Set<Thread> workers = ConcurrentHashMap.newKeySet();
      CountDownLatch together = new CountDownLatch(3);
      AtomicInteger alone = new AtomicInteger();
      engine.parallel(
          3,
          i -> {
            workers.add(Thread.currentThread());
            together.countDown();
            if (!arrives(together)) {
              alone.incrementAndGet();
            }
          });
      assertThat(alone).hasValue(0);
      assertThat(workers).hasSize(3).contains(Thread.currentThread());
    }
  }

  private static boolean arrives(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void oneThreadIsTheCallers() {
    Set<Thread> workers = ConcurrentHashMap.newKeySet();
    try (Engine engine = new Engine(1)) {
      engine.parallel(50, i -> workers.add(Thread.currentThread()));
    }
    assertThat(workers).containsExactly(Thread.currentThread());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void whatAPieceThrowsIsThrownAsItIs(int threads) {
    try (Engine engine = new Engine(threads)) {
      for (int broken = 0; broken < 20; broken++) {
        int piece = broken;
        RuntimeException thrown = new IllegalArgumentException("piece " + piece);
        assertThatThrownBy(() -> engine.parallel(20, i -> failAt(piece, i, thrown)))
            .isSameAs(thrown);
      }
    }
  }

  private static void failAt(int piece, int i, RuntimeException thrown) {
    if (i == piece) {
      throw thrown;
    }
  }

  @Test
  void whatAnotherThreadThrowsIsThrownAsItIs() {
    try (Engine engine = new Engine(2)) {
      Thread caller = Thread.currentThread();
      CountDownLatch both = new CountDownLatch(2);
      RuntimeException thrown = new IllegalArgumentException("elsewhere");
      assertThatThrownBy(
              () ->
                  engine.parallel(
                      2,
                      i -> {
                        both.countDown();
                        assertThat(arrives(both)).isTrue();
                        if (Thread.currentThread() != caller) {
                          throw thrown;
                        }
                      }))
          .isSameAs(thrown);
    }
  }

  @Test
  void noPieceIsAtWorkAnyMoreOnceAnErrorIsThrown() {
    try (Engine engine = new Engine(2)) {
      Thread caller = Thread.currentThread();
      CountDownLatch both = new CountDownLatch(2);
      AtomicInteger done = new AtomicInteger();
      Error thrown = new AssertionError("here");
      assertThatThrownBy(
              () ->
                  engine.parallel(
                      2,
                      i -> {
                        both.countDown();
                        assertThat(arrives(both)).isTrue();
                        if (Thread.currentThread() == caller) {
                          throw thrown;
                        }
                        pause();
                        done.incrementAndGet();
                      }))
          .isSameAs(thrown);
      assertThat(done).hasValue(1);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void worksOnAfterAnException() {
    try (Engine engine = new Engine(2)) {
      assertThatThrownBy(
              () ->
                  engine.parallel(
                      4,
                      i -> {
                        throw new IllegalStateException();
                      }))
          .isInstanceOf(IllegalStateException.class);
      AtomicInteger calls = new AtomicInteger();
      engine.parallel(10, i -> calls.incrementAndGet());
      assertThat(calls).hasValue(10);
    }
  }

  @Test
  void needsAThread() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Engine(0))
        .withMessage("threads must be at least 1, but was 0");
  }

  @Test
  void theSharedOneUsesEveryProcessor() {
    assertThat(Engine.shared()).isSameAs(Engine.shared());
    assertThat(Engine.shared().threads()).isEqualTo(Runtime.getRuntime().availableProcessors());
  }

  @Test
  void leavesBlasOneThread() {
    try (Engine engine = new Engine(2)) {
      assertThat(engine.threads()).isEqualTo(2);
      assertThat(openblas.blas_get_num_threads()).isEqualTo(1);
    }
  }
}
