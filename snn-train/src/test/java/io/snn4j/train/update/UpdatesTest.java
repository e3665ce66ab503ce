package io.snn4j.train.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withPrecision;

import io.snn4j.api.Parameter;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.engine.HeapMatrix;
import io.snn4j.core.engine.OffHeap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.WeightDecay;

class UpdatesTest {

  static List<Updater> updaters() {
    return Catalogs.standard().of(Updater.class).prototypes();
  }

  @ParameterizedTest
  @MethodSource("updaters")
  void piecesSideBySideGiveTheBitsOfOneWholeUpdate(Updater updater) {
    int length = 300_001;
    INDArray gradient =
        Nd4j.linspace(-1, 1, length).castTo(org.nd4j.linalg.api.buffer.DataType.FLOAT);
    Parameter parameter = new Parameter("w", Nd4j.ones(length));
    INDArray whole = Nd4j.ones(1, length);
    IUpdater nd4j = updater.nd4j();
    long size = nd4j.stateSize(length);
    GradientUpdater<?> reference = nd4j.instantiate(size == 0 ? null : Nd4j.zeros(1, size), true);
    Updates updates = new Updates(updater, List.of(parameter));
    try (Engine engine = new Engine(2)) {
      for (int step = 0; step < 3; step++) {
        parameter.gradient().assign(gradient);
        updates.step(0, engine);
        INDArray copy = gradient.dup().reshape(1, length);
        reference.applyUpdater(copy, step, 0);
        if (updater.weightDecay() > 0) {
          double learningRate = nd4j.getLearningRate(step, 0);
          new WeightDecay(updater.weightDecay(), true).apply(whole, copy, learningRate, step, 0);
        }
        whole.subi(copy);
      }
    }
    // with weight decay ND4J adds up in another order
    float precision = updater.weightDecay() > 0 ? 1e-6f : 0;
    assertThat(parameter.value().toFloatVector())
        .containsExactly(whole.toFloatVector(), withPrecision(precision));
    assertThat(updates.iteration()).isEqualTo(3);
  }

  /** A state, too, is of the weights and not of their memory: one goes on from the other's. */
  @ParameterizedTest
  @MethodSource("updaters")
  void aMatrixIsUpdatedAlikeWhateverTheOrderOfItsMemory(Updater updater) {
    int rows = 300;
    int columns = 500;
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i * 31 % 1000) / 1000f - 0.4f;
    }
    Parameter byRow = new Parameter("w", OffHeap.tensor(values, rows, columns));
    Parameter byColumn = new Parameter("w", OffHeap.matrixByColumn(values, rows, columns));
    Updates rowUpdates = new Updates(updater, List.of(byRow));
    Updates columnUpdates = new Updates(updater, List.of(byColumn));
    INDArray gradient = Nd4j.createFromArray(values).mul(-3).add(0.1).reshape(rows, columns);
    try (Engine engine = new Engine(2)) {
      for (int step = 0; step < 3; step++) {
        byRow.gradient().assign(gradient);
        byColumn.gradient().assign(gradient);
        rowUpdates.step(0, engine);
        columnUpdates.step(0, engine);
        Map<String, float[]> rowState = rowUpdates.state();
        Map<String, float[]> columnState = columnUpdates.state();
        assertThat(columnState.keySet()).isEqualTo(rowState.keySet());
        rowState.forEach((name, array) -> assertThat(columnState.get(name)).isEqualTo(array));
        rowUpdates.restore(step + 1, columnState);
        columnUpdates.restore(step + 1, rowState);
      }
    }
    float[] updated = new float[values.length];
    HeapMatrix.copy(byRow.value(), updated);
    float[] likewise = new float[values.length];
    HeapMatrix.copy(byColumn.value(), likewise);
    assertThat(likewise).isEqualTo(updated);
    assertThat(updated[columns + 2]).isNotEqualTo(values[columns + 2]);
  }

  @ParameterizedTest
  @MethodSource("updaters")
  void everyUpdaterGoesDownhill(Updater updater) {
    Parameter parameter = new Parameter("w", Nd4j.ones(1));
    Updates updates = new Updates(updater, List.of(parameter));
    for (int step = 0; step < 50; step++) {
      parameter.gradient().assign(parameter.value());
      updates.step(0, Engine.shared());
    }
    assertThat(parameter.value().getDouble(0)).isLessThan(0.99);
  }

  @ParameterizedTest
  @MethodSource("updaters")
  void everyUpdaterIsCreatedByName(Updater updater) {
    assertThat(Catalogs.standard().create(Updater.class, updater.name(), Map.of()))
        .isEqualTo(updater);
  }
}
