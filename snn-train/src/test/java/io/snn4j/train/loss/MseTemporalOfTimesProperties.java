package io.snn4j.train.loss;

import io.snn4j.api.CounterRandom;
import io.snn4j.api.Targets;
import io.snn4j.testkit.LossContract;
import io.snn4j.testkit.SampleRun;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** The loss of spike times, where the targets are the times of two spikes. */
class MseTemporalOfTimesProperties implements LossContract<MseTemporal> {
  @Override
  public Arbitrary<MseTemporal> subjects() {
    return Arbitraries.just(new MseTemporal());
  }

  @Override
  public Targets targets(MseTemporal loss, SampleRun run, int... chosen) {
    int[][][] times = new int[2][chosen.length][run.classes()];
    for (int k = 0; k < 2; k++) {
      for (int i = 0; i < chosen.length; i++) {
        for (int n = 0; n < run.classes(); n++) {
          long key = CounterRandom.key(run.seed(), k, chosen[i], n);
          times[k][i][n] = CounterRandom.below(key, 0, 2 * run.steps()) - run.steps();
        }
      }
    }
    return Targets.times(times);
  }

  @Override
  public Targets impossibleTargets(MseTemporal loss, SampleRun run) {
    int[][] times = new int[run.samples()][run.classes()];
    times[run.samples() - 1][0] = run.steps();
    return Targets.times(times);
  }

  @Override
  public boolean estimatesItsGradient(MseTemporal loss) {
    return true;
  }
}
