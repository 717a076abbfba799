// SPDX-License-Identifier: Apache-2.0
/**
 * The native libraries that ONNX Runtime needs, and where they lie. This room comes before ONNX
 * Runtime: it never touches a class of it, for its first class loads the libraries.
 *
 * <p>{@link io.sememe.encoder.onnx.natives.RuntimeJar} is what ONNX Runtime's jar carries for this
 * {@code Platform}, and says whether it is the artifact with the CUDA provider. {@code
 * NativeFolder} unpacks it once into a private folder ({@code Unpacking}), and at each start
 * compares what lies there with the sums that this build pins ({@code PinnedSums}, {@code
 * FolderContents}) and asks who may write there ({@code Ownership}). {@link
 * io.sememe.encoder.onnx.natives.NativePath} tells ONNX Runtime of the folder.
 *
 * <p>{@link io.sememe.encoder.onnx.natives.CudaLibraries} are NVIDIA's: ours to find, never to
 * ship. {@code NeededLibrary} lists them, {@code LibraryFolders} says in which order which folders
 * are searched ({@code LoaderConfiguration} reads those that the system names), {@code
 * MissingLibraries} says what to install.
 *
 * <p>Nothing is downloaded. Messages name folders in full: they are for the person who runs the
 * server and has to go there.
 */
@NullMarked
package io.sememe.encoder.onnx.natives;

import org.jspecify.annotations.NullMarked;
