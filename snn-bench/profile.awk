# Sums the stacks of a training batch that async-profiler collapsed, by the parts that docs/performance.md lists.

function part(stack) {
  if (stack ~ /Pieces\$Piece\.multiply|[/.]SparseMatrix\./) return "products of 784x1000, forwards and back"
  if (stack ~ /(Float|Alike)Train\.(times|transposedTimes)|SpikeMatrix|NarrowSpikeProduct|NarrowInputGradient/) return "products of spikes with the 1000x10 weights"
  if (stack ~ /Updates\.step/) return "Adam"
  if (stack ~ /DerivativeLoop/) return "neurons, forwards, and their slopes"
  if (stack ~ /CrossEntropy/) return "loss"
  if (stack ~ /Guard/) return "whether gradients and weights are finite"
  # copies out of the heap, whatever frame they are ascribed to
  if (stack ~ /FloatTrain|Dynamics\.pack|NeuronLayer\.forward.*jlong_disjoint_arraycopy/) return "spikes written out"
  if (stack ~ /AlikeLeak|Dynamics\.(step|spikes)/) return "neurons, forwards, and their slopes"
  if (stack ~ /NeuronLayer\.(walkBack|alongSlopes)/) return "the other loops of the way back"
  if (stack ~ /GradientSums/) return "gradients of the parts, added up"
  return "the rest: pictures, biases, copies"
}

/Trainer\.step/ {
  samples += $NF
  of[part($0)] += $NF
}

END {
  for (name in of) {
    printf "%4.1f %%  %s\n", 100 * of[name] / samples, name | "sort -rn"
  }
}
