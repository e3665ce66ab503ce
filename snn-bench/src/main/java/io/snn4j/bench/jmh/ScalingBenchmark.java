package io.snn4j.bench.jmh;

import io.snn4j.bench.Pictures;
import io.snn4j.bench.Tutorial;
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

/** Tutorial 5's training batch with one thing changed: steps, batch, width, depth or threads. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ScalingBenchmark {

  private Engine engine;
  private Work work;

  /** What is changed, and to what; steps=25 changes nothing. */
  @Param({
    "steps=25",
    "steps=100",
    "steps=400",
    "batch=16",
    "batch=512",
    "width=250",
    "width=4000",
    "depth=2",
    "depth=4",
    "threads=1",
    "threads=2",
    "threads=4"
  })
  public String change;

  /** Builds it. */
  @Setup
  public void open() {
    int value = Integer.parseInt(change.substring(change.indexOf('=') + 1));
    int threads = Runtime.getRuntime().availableProcessors();
    Tutorial tutorial = new Tutorial();
    switch (change.substring(0, change.indexOf('='))) {
      case "steps" -> tutorial = tutorial.withSteps(value);
      case "batch" -> tutorial = tutorial.withBatch(value);
      case "width" -> tutorial = tutorial.withWidth(value);
      case "depth" -> tutorial = tutorial.withDepth(value);
      case "threads" -> threads = value;
      default -> throw new IllegalArgumentException(change);
    }
    engine = new Engine(threads);
    work = tutorial.training(new Pictures(10 * tutorial.batch()), engine);
  }

  /** Ends the threads. */
  @TearDown
  public void close() {
    engine.close();
  }

  /** One training batch. */
  @Benchmark
  public void training() {
    work.batch();
  }
}
