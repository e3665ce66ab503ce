package io.snn4j.mnist;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.snn4j.core.CoreModule;
import io.snn4j.mnist.command.BenchCommand;
import io.snn4j.mnist.command.CompareCommand;
import io.snn4j.mnist.command.CompletionCommand;
import io.snn4j.mnist.command.DownloadProgress;
import io.snn4j.mnist.command.EvalCommand;
import io.snn4j.mnist.command.GalleryCommand;
import io.snn4j.mnist.command.InitCommand;
import io.snn4j.mnist.command.Interrupt;
import io.snn4j.mnist.command.PlotCommand;
import io.snn4j.mnist.command.PluginsCommand;
import io.snn4j.mnist.command.PredictCommand;
import io.snn4j.mnist.command.ReportCommand;
import io.snn4j.mnist.command.ResumeCommand;
import io.snn4j.mnist.command.Schema;
import io.snn4j.mnist.command.SchemaCommand;
import io.snn4j.mnist.command.SeedSeries;
import io.snn4j.mnist.command.Snn;
import io.snn4j.mnist.command.SweepCommand;
import io.snn4j.mnist.command.SweepRun;
import io.snn4j.mnist.command.Terminal;
import io.snn4j.mnist.command.TrainCommand;
import io.snn4j.mnist.command.TrainingRun;
import io.snn4j.mnist.command.VerifyCommand;
import io.snn4j.mnist.data.DataFolder;
import io.snn4j.mnist.data.DataSources;
import io.snn4j.mnist.data.Downloader;
import io.snn4j.mnist.data.SyntheticDigits;
import io.snn4j.mnist.gallery.Gallery;

/** Wires the {@code snn} command: the core, the data sets with their cache, and the commands. */
public final class SnnModule extends AbstractModule {

  private final Terminal terminal;

  /**
   * A module for commands that print to this terminal.
   *
   * @param terminal where commands print to
   */
  public SnnModule(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    binder().disableCircularProxies();
    install(new CoreModule());
    bind(Terminal.class).toInstance(terminal);
    bind(Snn.class);
    bind(TrainCommand.class);
    bind(ResumeCommand.class);
    bind(TrainingRun.class);
    bind(SeedSeries.class);
    bind(SweepCommand.class);
    bind(CompareCommand.class);
    bind(SweepRun.class);
    bind(Interrupt.class).in(Singleton.class);
    bind(EvalCommand.class);
    bind(PredictCommand.class);
    bind(PlotCommand.class);
    bind(ReportCommand.class);
    bind(VerifyCommand.class);
    bind(PluginsCommand.class);
    bind(GalleryCommand.class);
    bind(BenchCommand.class);
    bind(Gallery.class);
    bind(InitCommand.class);
    bind(SchemaCommand.class);
    bind(Schema.class);
    bind(CompletionCommand.class);
    bind(DownloadProgress.class).in(Singleton.class);
  }

  @Provides
  @Singleton
  DataFolder dataFolder() {
    return DataFolder.ofThisProcess();
  }

  @Provides
  @Singleton
  Downloader downloader() {
    return Downloader.ofMnist();
  }

  @Provides
  @Singleton
  DataSources dataSources(
      DataFolder folder, Downloader downloader, DownloadProgress progress, SyntheticSize size) {
    return new DataSources(
        folder,
        downloader,
        progress,
        // one data set for all runs, whatever their seed
        () -> SyntheticDigits.generate(0, size.train(), size.test()));
  }

  @Provides
  SyntheticSize syntheticSize() {
    return new SyntheticSize(SyntheticDigits.DEFAULT_TRAIN, SyntheticDigits.DEFAULT_TEST);
  }

  /** How many synthetic digits there are. */
  record SyntheticSize(int train, int test) {}
}
