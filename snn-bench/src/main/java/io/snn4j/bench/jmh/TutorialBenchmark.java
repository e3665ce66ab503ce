package io.snn4j.bench.jmh;

import io.snn4j.bench.Pictures;
import io.snn4j.bench.Tutorial;
import io.snn4j.bench.Work;
import io.snn4j.core.engine.Engine;
import io.snn4j.encoding.Rate;
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

/** Tutorial 5 by all threads: training, training on rate-coded input, evaluation, the floor. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class TutorialBenchmark {

  private Engine engine;
  private Work work;

  /** What is done. */
  @Param({"plain", "rate", "eval", "floor", "eval-floor"})
  public String what;

  /** Builds it. */
  @Setup
  public void open() {
    engine = new Engine(Runtime.getRuntime().availableProcessors());
    Tutorial tutorial = new Tutorial();
    Pictures data = new Pictures(40 * tutorial.batch());
    work =
        switch (what) {
          case "plain" -> tutorial.training(data, engine);
          case "rate" -> tutorial.with(new Rate()).training(data, engine);
          case "eval" -> tutorial.evaluation(data, engine);
          case "floor" -> tutorial.trainingFloor(data.features(), engine);
          case "eval-floor" -> tutorial.evaluationFloor(data.features(), engine);
          default -> throw new IllegalArgumentException(what);
        };
  }

  /** Ends the threads. */
  @TearDown
  public void close() {
    engine.close();
  }

  /** One batch of 128 samples. */
  @Benchmark
  public void batch() {
    work.batch();
  }
}
