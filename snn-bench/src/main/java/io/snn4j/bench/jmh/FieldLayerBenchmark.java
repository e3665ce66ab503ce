package io.snn4j.bench.jmh;

import io.snn4j.bench.FieldLayer;
import io.snn4j.bench.Work;
import io.snn4j.core.engine.Engine;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The field's benchmark of one linear layer with leaky neurons, by all threads. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FieldLayerBenchmark {

  private Engine engine;
  private Work work;

  /** The number of inputs and of neurons. */
  @Param({"512", "2048"})
  public int neurons;

  /** Builds the layer and its input. */
  @Setup
  public void open() {
    engine = new Engine(Runtime.getRuntime().availableProcessors());
    work = new FieldLayer(neurons).work(engine);
  }

  /** Ends the threads. */
  @TearDown
  public void close() {
    engine.close();
  }

  /** 16 samples over 500 steps, forwards and back. */
  @Benchmark
  public void forwardAndBackward() {
    work.batch();
  }
}
