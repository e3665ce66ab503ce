package io.snn4j.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.api.SurrogateGradient;
import io.snn4j.core.catalog.Catalogs;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The benchmarks run; how fast is for others to say. */
class BenchmarksTest {

  @Test
  void everyBenchmarkRuns() throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include("io\\.snn4j\\.bench\\.jmh\\..*")
                    .mode(Mode.SingleShotTime)
                    .forks(0)
                    .warmupIterations(0)
                    .measurementIterations(1)
                    .measurementTime(TimeValue.milliseconds(1))
                    .param("neurons", "8")
                    .param("change", "steps=2", "batch=3", "width=4", "depth=2", "threads=1")
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    assertThat(results.stream().map(result -> simpleName(result.getParams().getBenchmark())))
        .contains(
            "TutorialBenchmark.batch",
            "ScalingBenchmark.training",
            "FieldLayerBenchmark.forwardAndBackward",
            "KernelsBenchmark.addRows",
            "NeuronBenchmark.backward",
            "PictureProductBenchmark.backward",
            "SpikeProductBenchmark.backward",
            "SurrogateBenchmark.derivatives",
            "CustomSurrogateBenchmark.training");
    assertThat(results)
        .allSatisfy(result -> assertThat(result.getPrimaryResult().getScore()).isPositive());
  }

  private static String simpleName(String benchmark) {
    return benchmark.substring("io.snn4j.bench.jmh.".length());
  }

  @Test
  void everySurrogateOfTheCatalogIsBenchmarked() throws NoSuchFieldException {
    Param names = SurrogateBenchmark.class.getField("surrogate").getAnnotation(Param.class);
    List<String> ours =
        Catalogs.standard().of(SurrogateGradient.class).prototypes().stream()
            .filter(plugin -> plugin.getClass().getPackageName().equals("io.snn4j.surrogates"))
            .map(SurrogateGradient::name)
            .toList();
    assertThat(Stream.of(names.value())).containsExactlyInAnyOrderElementsOf(ours);
  }
}
