/**
 * The fixed lifecycle of a trial: the three phases, one class each, and what hands them on to the next. Every class
 * that implements {@link counterpoise.runtime.lifecycle.StageRunner} does one kind of stage; it reads its inputs from
 * the store and writes its output there, and calls no other.
 *
 * <p>In order: {@link counterpoise.runtime.lifecycle.SubsetSelection},
 * {@link counterpoise.runtime.lifecycle.PixelAugmentation}, {@link counterpoise.runtime.lifecycle.EndToEndTraining}
 * (phase 1), {@link counterpoise.runtime.lifecycle.EmbeddingExtraction},
 * {@link counterpoise.runtime.lifecycle.EmbeddingAugmentation} (phase 2),
 * {@link counterpoise.runtime.lifecycle.HeadRetraining} (phase 3),
 * {@link counterpoise.runtime.lifecycle.TrialEvaluation}. Where the dataset brings embeddings of its own,
 * {@link counterpoise.runtime.lifecycle.GivenEmbeddings} stands in the place of phase 1 and the extraction.
 */
package counterpoise.runtime.lifecycle;
