#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Encodes the same texts with PyTorch on a GPU and prints tokens per second, for comparison.

The models have the shapes of ours and random weights, which take the same time; nothing is fetched.
Needs torch and transformers; sentence-transformers for the line of that name.
"""

import argparse
import os
import signal
import statistics
import sys
import tempfile
import time

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ.setdefault("TOKENIZERS_PARALLELISM", "true")

import torch
import transformers

ROUNDS = 5
BATCHES = (32, 128, 256, 1024)
COMPILE_SECONDS = 60
# Our model -> layers, pooling. The rest of the shape is the same for both.
MODELS = {
    "all-minilm-l6-v2-fp32": (6, "mean"),
    "bge-small-en-v1.5": (12, "cls"),
}


def bert(layers, device):
    config = transformers.BertConfig(
        vocab_size=30522,
        hidden_size=384,
        num_hidden_layers=layers,
        num_attention_heads=12,
        intermediate_size=1536,
        max_position_embeddings=512,
    )
    config._attn_implementation = "sdpa"
    return transformers.BertModel(config, add_pooling_layer=False).half().to(device).eval()


def tokenizer(folder):
    return transformers.PreTrainedTokenizerFast(
        tokenizer_file=os.path.join(folder, "tokenizer.json"),
        model_max_length=512,
        cls_token="[CLS]",
        sep_token="[SEP]",
        pad_token="[PAD]",
        unk_token="[UNK]",
        mask_token="[MASK]",
    )


def wait():
    """Until the device has done what it was told."""
    if torch.cuda.is_available():
        torch.cuda.synchronize()


def median_speed(tokens, run):
    """Tokens per second, the median of some rounds after one that is not counted."""
    run()
    wait()
    seconds = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        run()
        wait()
        seconds.append(time.perf_counter() - begin)
    return tokens / statistics.median(seconds)


def sentence_transformers_speed(name, model, pooling, words, texts, tokens):
    """The best batch size of encode(), from text to vectors in the memory of the host."""
    import sentence_transformers
    from sentence_transformers import models

    with tempfile.TemporaryDirectory() as folder:
        model.save_pretrained(folder)
        words.save_pretrained(folder)
        transformer = models.Transformer(folder, max_seq_length=512)
        mode = models.Pooling(384, pooling_mode=pooling)
        encoder = sentence_transformers.SentenceTransformer(
            modules=[transformer, mode, models.Normalize()], device=model.device
        ).half()
        best = 0
        for batch in BATCHES:
            speed = median_speed(
                tokens, lambda: encoder.encode(texts, batch_size=batch, show_progress_bar=False)
            )
            line(f"sentence_transformers.batch{batch}.tokens_per_s.{name}", speed)
            best = max(best, speed)
        return best


def forward_speed(name, model, ids, label, batches):
    """The best speed of the bare forward pass and its batch size: all lies on the device already."""
    mask = torch.ones_like(ids)
    speeds = {}
    for batch in batches:
        whole = ids[: len(ids) // batch * batch] if len(ids) >= batch else ids

        def run():
            for at in range(0, len(whole), batch):
                model(input_ids=whole[at : at + batch], attention_mask=mask[at : at + batch])

        speeds[batch] = median_speed(whole.numel(), run)
        line(f"{label}.batch{batch}.tokens_per_s.{name}", speeds[batch])
    best = max(speeds, key=speeds.get)
    return speeds[best], best


def too_long(*_):
    raise TimeoutError(f"more than {COMPILE_SECONDS} s")


def compiled(model, ids):
    """The compiled model, or nothing when that does not work or takes too long."""
    signal.signal(signal.SIGALRM, too_long)
    signal.alarm(COMPILE_SECONDS)
    try:
        fast = torch.compile(model, dynamic=False)
        fast(input_ids=ids, attention_mask=torch.ones_like(ids))
        wait()
        return fast
    except Exception as e:
        say(f"torch.compile failed: {type(e).__name__}: {e}")
        return None
    finally:
        signal.alarm(0)


def say(what):
    print(f"peer: {what}", flush=True, file=sys.stderr)


def line(key, value, decimals=0):
    print(f"peer.{key}={value:.{decimals}f}", flush=True)


def read_figures(file):
    """The lines that our program printed."""
    figures = {}
    if file and os.path.exists(file):
        with open(file, encoding="utf-8") as lines:
            for one in lines:
                key, _, value = one.strip().partition("=")
                figures[key] = value
    return figures


def measure(name, layers, pooling, arguments, texts, figures):
    words = tokenizer(os.path.join(arguments.models, name))
    words.padding_side = "right"
    ids = words(texts, return_tensors="pt")["input_ids"].to(arguments.device)
    model = bert(layers, arguments.device)
    ours = float(figures.get(f"gpu.tokens_per_s.{name}", 0))
    bests = {}
    try:
        bests["sentence_transformers"] = sentence_transformers_speed(
            name, model, pooling, words, texts, ids.numel()
        )
    except ImportError as e:
        say(f"no sentence-transformers: {e}")
    bests["torch_forward"], batch = forward_speed(name, model, ids, "torch_forward", BATCHES)
    fast = compiled(model, ids[:batch])
    if fast is not None:
        bests["torch_compile"], _ = forward_speed(name, fast, ids, "torch_compile", [batch])
    for peer, best in bests.items():
        line(f"{peer}.tokens_per_s.{name}", best)
        if ours:
            line(f"vs.{peer}.{name}", ours / best, 3)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", required=True, help="a file with one text per line")
    parser.add_argument("--models", required=True, help="the folder whose sub-folders are the models")
    parser.add_argument("--device", default="cuda", help="cpu tries the program itself")
    parser.add_argument("--figures", help="the lines that check has printed so far")
    arguments = parser.parse_args()
    with open(arguments.texts, encoding="utf-8") as lines:
        texts = [one.rstrip("\n") for one in lines]
    figures = read_figures(arguments.figures)
    with torch.inference_mode():
        for name, (layers, pooling) in MODELS.items():
            measure(name, layers, pooling, arguments, texts, figures)


if __name__ == "__main__":
    main()
