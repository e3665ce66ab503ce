package io.snn4j.bench.jmh;

import io.snn4j.bench.Pictures;
import io.snn4j.bench.ScalarTriangle;
import io.snn4j.bench.Tutorial;
import io.snn4j.bench.Work;
import io.snn4j.bench.Workloads;
import io.snn4j.core.engine.Engine;
import io.snn4j.surrogates.ATan;
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

/**
 * Tutorial 5's training batch with atan and with a surrogate of the scalar method alone, after five
 * different ones have run in the same process.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CustomSurrogateBenchmark {

  private Engine engine;
  private Work work;

  /** Which of the two. */
  @Param({"atan", "scalar"})
  public String custom;

  /** Lets the five run and builds the sixth. */
  @Setup
  public void open() {
    engine = new Engine(Runtime.getRuntime().availableProcessors());
    Tutorial tutorial = new Tutorial();
    Pictures data = new Pictures(10 * tutorial.batch());
    Workloads.useFive(data, engine);
    work =
        tutorial
            .with(custom.equals("atan") ? new ATan() : new ScalarTriangle())
            .training(data, engine);
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
