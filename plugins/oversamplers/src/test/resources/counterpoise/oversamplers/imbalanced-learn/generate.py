"""Writes what imbalanced-learn makes of a small matrix, beside this file: python3 generate.py

samples.csv           label and values of each training sample
neighbours.csv        row, and the rows of its 5 nearest neighbours of its class, of all samples that are over-sampled
danger.csv            row, and whether BorderlineSMOTE takes it to be in danger, noise or safe, of the same samples
smote.csv             label, which base, which neighbour, fraction and values of each synthetic sample of SMOTE
borderline-smote.csv  the same of BorderlineSMOTE
svc.csv               the label that scikit-learn's SVC, having learned from samples.csv, gives each sample in smote.csv

The values are 32-bit numbers, computed with in 64 bits as the over-samplers here do. Made with imbalanced-learn 0.10.0
and scikit-learn 1.2.1.
"""
import os

import numpy as np
from imblearn.over_sampling import SMOTE, BorderlineSMOTE
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

HERE = os.path.dirname(os.path.abspath(__file__))
COUNTS = [60, 24, 9]
SEED = 4


def samples():
    rng = np.random.default_rng(SEED)
    y = rng.permutation(np.repeat(np.arange(len(COUNTS)), COUNTS))
    return rng.normal(0.7 * y[:, None], 1.0, (len(y), 3)).astype(np.float32), y


def write(name, rows):
    with open(os.path.join(HERE, name), "w") as f:
        f.writelines(",".join(str(v) for v in row) + "\n" for row in rows)


def recording(kind):
    """The over-sampler, with a list of all that its samples are made from."""

    class Recording(kind):
        calls = []

        def _generate_samples(self, X, nn_data, nn_num, rows, cols, steps):
            made = super()._generate_samples(X, nn_data, nn_num, rows, cols, steps)
            self.calls.append((X, nn_num, rows, cols, steps, made))
            return made

    return Recording(random_state=SEED)


def draws(sampler):
    for label, (_, _, rows, cols, steps, made) in enumerate(sampler.calls, start=1):
        for row, col, step, values in zip(rows, cols, steps[:, 0], made):
            yield [label, row, col, repr(float(step)), *values.astype(np.float32)]


if __name__ == "__main__":
    x, y = samples()
    write("samples.csv", ([label, *values] for label, values in zip(y, x)))
    x = x.astype(np.float64)

    smote = recording(SMOTE)
    smote.fit_resample(x, y)
    write("smote.csv", draws(smote))
    neighbours = {}
    for label, (_, near, *_) in enumerate(smote.calls, start=1):
        of_class = np.flatnonzero(y == label)
        neighbours.update({row: of_class[near[i]] for i, row in enumerate(of_class)})
    write("neighbours.csv", ([row, *neighbours[row]] for row in sorted(neighbours)))

    scaler = StandardScaler().fit(x)
    svc = SVC(C=1, gamma=1 / x.shape[1]).fit(scaler.transform(x), y)
    made = np.concatenate([call[-1] for call in smote.calls]).astype(np.float32)
    write("svc.csv", ([label] for label in svc.predict(scaler.transform(made.astype(np.float64)))))

    borderline = recording(BorderlineSMOTE)
    borderline.fit_resample(x, y)
    write("borderline-smote.csv", draws(borderline))
    judged = {}
    for label in range(1, len(COUNTS)):
        of_class = np.flatnonzero(y == label)
        borderline.nn_m_.fit(x)
        danger, noise = (
            borderline._in_danger_noise(borderline.nn_m_, x[of_class], label, y, kind=kind)
            for kind in ("danger", "noise")
        )
        for i, row in enumerate(of_class):
            judged[row] = "danger" if danger[i] else "noise" if noise[i] else "safe"
    write("danger.csv", ([row, judged[row]] for row in sorted(judged)))
    print({kind: list(judged.values()).count(kind) for kind in ("danger", "noise", "safe")})
